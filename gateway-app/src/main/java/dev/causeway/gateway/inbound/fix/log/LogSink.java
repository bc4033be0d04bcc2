package dev.causeway.gateway.inbound.fix.log;

/** Takes the lines of one session; any thread, never waits, never fails: what cannot be taken is counted. */
public interface LogSink {
    /** For a session without files. */
    LogSink NONE = new LogSink() {
        @Override
        public boolean takesMessages(boolean application) {
            return false;
        }

        @Override
        public void offer(LogKind kind, String text) {
            // there are no files
        }
    };

    /** @param application the application's messages, else the session's own */
    boolean takesMessages(boolean application);

    /** @param text as it is, secrets and control characters included; each character one byte */
    void offer(LogKind kind, String text);
}
