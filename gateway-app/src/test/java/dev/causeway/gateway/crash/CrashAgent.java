package dev.causeway.gateway.crash;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * The agent's entry: {@code -javaagent:crash-agent.jar=<class>#<method>:<enter|exit>:<n>[:<field>=<value>,...]}. The process
 * raises SIGKILL against itself the n-th time the method is entered (or left) with a first argument whose public fields
 * have those values.
 */
public final class CrashAgent {
    private CrashAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        CrashSpec spec = CrashSpec.parse(arguments);
        CrashTrigger.arm(spec, instrumentation);
        Class<?> advice = spec.atExit() ? OnExit.class : OnEnter.class;
        new AgentBuilder.Default()
                .with(AgentBuilder.RedefinitionStrategy.DISABLED)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .type(named(spec.className()))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(advice).on(named(spec.methodName()))))
                .installOn(instrumentation);
    }

    /** Woven in as the method's first instructions. */
    public static final class OnEnter {
        private OnEnter() {}

        /** @param arguments of the call */
        @Advice.OnMethodEnter
        public static void enter(@Advice.AllArguments Object[] arguments) {
            CrashTrigger.reached(arguments);
        }
    }

    /** Woven in before the method returns; not when it throws. */
    public static final class OnExit {
        private OnExit() {}

        /** @param arguments of the call */
        @Advice.OnMethodExit
        public static void exit(@Advice.AllArguments Object[] arguments) {
            CrashTrigger.reached(arguments);
        }
    }
}
