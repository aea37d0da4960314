package coop.kith.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;

/**
 * A TCP connection to one address whose every wait ends with the deadline or an interrupt.
 *
 * <p>A Socket only because the JDK's TLS can be laid over a Socket. The time-out of ordinary sockets is per read, and TLS reads a record of
 * 16 KiB by as many reads as it takes: a server that drips bytes could hold such a read for an hour. So the streams here wait on a selector,
 * a slice at a time, and look at the deadline before every byte they hand on.
 */
final class Wire extends Socket {
    private final SocketChannel channel;
    private final Selector selector;
    private final InetSocketAddress to;
    private final Deadline deadline;
    private boolean ended;

    private Wire(SocketChannel channel, Selector selector, InetSocketAddress to, Deadline deadline) {
        this.channel = channel;
        this.selector = selector;
        this.to = to;
        this.deadline = deadline;
    }

    /** Connects before {@code attempt} ends; reads and writes before {@code deadline}. */
    static Wire connect(InetAddress address, int port, Deadline attempt, Deadline deadline) throws IOException {
        InetSocketAddress to = new InetSocketAddress(address, port);
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            try {
                connect(channel, selector, to, attempt);
                return new Wire(channel, selector, to, deadline);
            } catch (IOException | RuntimeException failed) {
                selector.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static void connect(SocketChannel channel, Selector selector, InetSocketAddress to, Deadline attempt)
            throws IOException {
        channel.register(selector, SelectionKey.OP_CONNECT);
        boolean connected;
        try {
            connected = channel.connect(to);
        } catch (UnsupportedAddressTypeException otherFamily) {
            // An IPv6 address on a machine, or in a JVM, that has IPv4 only.
            throw new IOException("no way from here to " + to.getAddress().getHostAddress(), otherFamily);
        }
        while (!connected) {
            attempt.check();
            select(selector, attempt);
            connected = channel.finishConnect();
        }
    }

    /** Whether the other side ended the connection, as seen below TLS: an end that TLS's close_notify did not announce. */
    boolean ended() {
        return ended;
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                ByteBuffer buffer = ByteBuffer.wrap(into, from, length);
                while (true) {
                    deadline.check();
                    int count = channel.read(buffer);
                    if (count != 0) {
                        ended = count < 0;
                        return count;
                    }
                    await(SelectionKey.OP_READ);
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(from, offset, length);
                while (buffer.hasRemaining()) {
                    deadline.check();
                    if (channel.write(buffer) == 0) {
                        await(SelectionKey.OP_WRITE);
                    }
                }
            }
        };
    }

    private void await(int operation) throws IOException {
        channel.register(selector, operation);
        select(selector, deadline);
    }

    private static void select(Selector selector, Deadline until) throws IOException {
        selector.select(until.slice());
        selector.selectedKeys().clear();
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            channel.close();
        } finally {
            // The selector lets go of the channel's descriptor.
            selector.close();
            super.close();
        }
    }

    // TLS asks what follows of the socket beneath it; the class above would open a descriptor of its own to answer.

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isInputShutdown() {
        return isClosed();
    }

    @Override
    public boolean isOutputShutdown() {
        return isClosed();
    }

    @Override
    public void shutdownInput() throws IOException {
        close();
    }

    @Override
    public void shutdownOutput() throws IOException {
        close();
    }

    @Override
    public InetAddress getInetAddress() {
        return to.getAddress();
    }

    @Override
    public int getPort() {
        return to.getPort();
    }

    @Override
    public InetSocketAddress getRemoteSocketAddress() {
        return to;
    }

    @Override
    public int getSoLinger() {
        return -1;
    }

    @Override
    public void setSoLinger(boolean on, int seconds) {
        // Nothing lingers: the one request has been answered or given up.
    }

    @Override
    public synchronized int getSoTimeout() {
        return 0;
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        // The deadline rules here.
    }
}
