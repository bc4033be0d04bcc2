package dev.causeway.gateway.crash;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the agent wove in, and ends the process. Any thread. */
public final class CrashTrigger {
    private static final AtomicLong TIMES = new AtomicLong();
    private static final String SIGNAL_PACKAGE = "jdk.internal.misc";
    private static final int SIGKILL = 9;
    private static volatile CrashSpec spec;
    private static volatile Method raise;

    private CrashTrigger() {}

    static void arm(CrashSpec where, Instrumentation instrumentation) {
        raise = raise(instrumentation);
        spec = where;
    }

    /** @param arguments of the watched call */
    public static void reached(Object[] arguments) {
        CrashSpec where = spec;
        if (matches(where.fields(), arguments) && TIMES.incrementAndGet() == where.nth()) {
            kill();
        }
    }

    private static boolean matches(Map<String, String> fields, Object[] arguments) {
        if (fields.isEmpty()) {
            return true;
        }
        try {
            for (Map.Entry<String, String> field : fields.entrySet()) {
                Object value = arguments[0].getClass().getField(field.getKey()).get(arguments[0]);
                if (!field.getValue().equals(String.valueOf(value))) {
                    return false;
                }
            }
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL from within, at this instruction: the JDK's own raise, since its public face allows handled signals only. */
    private static void kill() {
        try {
            raise.invoke(null, SIGKILL);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no SIGKILL", e);
        }
    }

    private static Method raise(Instrumentation instrumentation) {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of(SIGNAL_PACKAGE, Set.of(CrashTrigger.class.getModule())),
                Set.of(),
                Map.of());
        try {
            Method raise = Class.forName(SIGNAL_PACKAGE + ".Signal").getDeclaredMethod("raise0", int.class);
            raise.setAccessible(true);
            return raise;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no SIGKILL", e);
        }
    }
}
