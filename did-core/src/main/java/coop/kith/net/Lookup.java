package coop.kith.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks a name up before the deadline and checks every address. The system's resolver can neither be interrupted nor told when to stop, so it
 * runs on a thread of its own that is left behind when time is up; a semaphore bounds how many can be left behind.
 */
final class Lookup {
    private static final int MOST_AT_ONCE = 64;

    /** More addresses than any honest host has; the rest are checked, too, but not tried. */
    private static final int MOST_TRIED = 4;

    private final HostResolver resolver;
    private final AddressPolicy policy;
    private final ThreadFactory threads;
    private final Semaphore underWay = new Semaphore(MOST_AT_ONCE);

    Lookup(HostResolver resolver, AddressPolicy policy) {
        this(resolver, policy, work -> new Thread(work, "kith-lookup"));
    }

    Lookup(HostResolver resolver, AddressPolicy policy, ThreadFactory threads) {
        this.resolver = resolver;
        this.policy = policy;
        this.threads = threads;
    }

    /** At least one address, all allowed. */
    List<InetAddress> addresses(String host, Deadline deadline) throws NetFailure {
        List<InetAddress> found = lookedUp(host, deadline);
        if (found.isEmpty()) {
            throw notFound(host);
        }
        for (InetAddress address : found) {
            var refusal = policy.refusal(address);
            if (refusal.isPresent()) {
                throw new NetFailure(
                        NetProblem.ADDRESS_REFUSED,
                        host + " has the address " + address.getHostAddress() + ": " + refusal.get(),
                        "publish on a public address, or open this range in the address policy with a reason");
            }
        }
        return found.subList(0, Math.min(MOST_TRIED, found.size()));
    }

    private List<InetAddress> lookedUp(String host, Deadline deadline) throws NetFailure {
        FutureTask<List<InetAddress>> task = start(host, deadline);
        while (true) {
            deadline.check();
            try {
                return task.get(deadline.slice(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // The next check decides whether to go on waiting.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw Deadline.interrupted();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof UnknownHostException) {
                    throw notFound(host);
                }
                throw failed(host, "the resolver failed with " + failed.getCause());
            }
        }
    }

    private FutureTask<List<InetAddress>> start(String host, Deadline deadline) throws NetFailure {
        try {
            while (!underWay.tryAcquire(deadline.slice(), TimeUnit.MILLISECONDS)) {
                deadline.check();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Deadline.interrupted();
        }
        FutureTask<List<InetAddress>> task = new FutureTask<>(() -> {
            try {
                return List.copyOf(resolver.addresses(host));
            } finally {
                underWay.release();
            }
        });
        boolean started = false;
        try {
            Thread thread = threads.newThread(task);
            thread.setDaemon(true);
            thread.start();
            started = true;
            return task;
        } catch (OutOfMemoryError noThread) {
            // The JDK says so when the operating system grants no further thread; a later fetch may get one.
            throw failed(host, "no thread could be started for it: " + noThread.getMessage());
        } finally {
            if (!started) {
                underWay.release();
            }
        }
    }

    private static NetFailure failed(String host, String why) {
        return new NetFailure(
                NetProblem.LOOKUP_FAILED,
                host + " could not be looked up: " + HttpInput.shortened(why),
                "try again later; if it stays, look into the resolver that this fetcher was given");
    }

    private static NetFailure notFound(String host) {
        return new NetFailure(
                NetProblem.NAME_NOT_FOUND, "no address for " + host, "check the name, or try again later");
    }
}
