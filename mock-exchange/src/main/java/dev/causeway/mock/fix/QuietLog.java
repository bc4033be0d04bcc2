package dev.causeway.mock.fix;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;

/** The engine's log: errors as warnings, everything else only when debugging. Any thread. */
final class QuietLog implements Log {
    private static final Logger LOG = LoggerFactory.getLogger(QuietLog.class);

    @Override
    public void clear() {}

    @Override
    public void onIncoming(String message) {
        LOG.trace("< {}", message);
    }

    @Override
    public void onOutgoing(String message) {
        LOG.trace("> {}", message);
    }

    @Override
    public void onEvent(String text) {
        LOG.debug("{}", text);
    }

    @Override
    public void onErrorEvent(String text) {
        LOG.warn("{}", text);
    }
}
