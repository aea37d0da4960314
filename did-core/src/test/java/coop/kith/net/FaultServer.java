package coop.kith.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server of raw sockets on a loopback address that misbehaves as its script says. */
final class FaultServer implements Closeable {
    /** What is done with one connection, after its request was read. */
    @FunctionalInterface
    interface Script {
        void run(OutputStream out, Exchange exchange) throws IOException, InterruptedException;
    }

    /** What is done with one connection before TLS. */
    @FunctionalInterface
    interface RawScript {
        void run(Socket socket) throws IOException, InterruptedException;
    }

    record Exchange(String request, Socket raw, SSLSocket tls) {
        /** Ends the connection as a crash does, without TLS's word. */
        void cut() throws IOException {
            raw.close();
        }

        /** Ends it with a TCP reset. */
        void reset() throws IOException {
            raw.setSoLinger(true, 0);
            raw.close();
        }

        /** Waits until the other side goes away; nothing else ends it. */
        void stall() throws IOException {
            while (raw.getInputStream().read() >= 0) {
                // whatever it says
            }
        }
    }

    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private FaultServer(String address, RawScript script) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName(address));
        start(() -> accept(script));
    }

    static FaultServer raw(String address, RawScript script) {
        try {
            return new FaultServer(address, script);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static FaultServer tls(String address, SSLContext context, Script script) {
        return raw(address, socket -> {
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
            tls.setUseClientMode(false);
            tls.startHandshake();
            script.run(tls.getOutputStream(), new Exchange(request(tls.getInputStream()), socket, tls));
            if (!socket.isClosed()) {
                tls.close();
            }
        });
    }

    /** Sends this text and ends the connection properly. */
    static Script sends(String text) {
        return (out, exchange) -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        };
    }

    int port() {
        return listener.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    private void accept(RawScript script) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                open.add(socket);
                start(() -> serve(socket, script));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket socket, RawScript script) {
        try (socket) {
            script.run(socket);
        } catch (IOException gone) {
            // The client hung up, as it should on most scripts.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "fault-server");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            request.append((char) next);
        }
        return request.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        for (Thread thread : threads) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        }
    }
}
