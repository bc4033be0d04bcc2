package dev.causeway.gateway;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM and SIGINT: the first begins the orderly end, the second ends at once, which loses nothing, for a journal survives
 * the death of its process. Left to itself the JVM would ignore the second. Called by the JVM's signal thread.
 */
final class TerminationSignals {
    private static final Logger LOG = LoggerFactory.getLogger(TerminationSignals.class);
    private static final int EXIT_BASE = 128;
    private static final AtomicBoolean ASKED = new AtomicBoolean();

    private TerminationSignals() {}

    /** Takes both signals over from the JVM; where that is not possible its own handling stays. */
    static void install() {
        install("TERM", 15);
        install("INT", 2);
    }

    /** The signal's class is not of the platform's API and is reached by name. */
    private static void install(String name, int number) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.getName().equals("hashCode") ? number : (Object) (arguments[0] == proxy);
                        }
                        asked(EXIT_BASE + number);
                        return null;
                    });
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("SIG{} is left to the JVM: a second one will not end the process at once: {}", name, e.toString());
        }
    }

    private static void asked(int status) {
        if (!ASKED.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(status);
        }
        new Thread(() -> System.exit(status), "gw-shutdown-0").start();
    }
}
