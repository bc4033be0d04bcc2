package dev.causeway.benchmarks.peer.quickfix;

import dev.causeway.benchmarks.peer.CountedArrivals;
import dev.causeway.benchmarks.peer.PeerOptions;
import java.io.IOException;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FileStoreFactory;
import quickfix.FixVersions;
import quickfix.Log;
import quickfix.LogFactory;
import quickfix.MemoryStoreFactory;
import quickfix.MessageStoreFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/** The engine with one session, as it comes: one socket thread, one message processor. No log. */
final class Initiator {
    private final PeerOptions options;
    private final boolean stock;

    Initiator(PeerOptions options, boolean stock) {
        this.options = options;
        this.stock = stock;
    }

    void start(CountedArrivals arrivals) throws ConfigError, IOException {
        SessionSettings settings = settings();
        Application application = options.publishes() ? new Publishing(options) : new Counting(arrivals);
        MessageStoreFactory store = stock ? new FileStoreFactory(settings) : new MemoryStoreFactory();
        LogFactory noLog = id -> new NoLog();
        new SocketInitiator(application, store, settings, noLog, new DefaultMessageFactory()).start();
    }

    private SessionSettings settings() {
        SessionID id = new SessionID(FixVersions.BEGINSTRING_FIX44, PeerOptions.US, PeerOptions.VENUE);
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "initiator");
        settings.setString("NonStopSession", "Y");
        settings.setString("HeartBtInt", String.valueOf(PeerOptions.HEARTBEAT_SECONDS));
        settings.setString("ReconnectInterval", "1");
        settings.setString("SocketConnectHost", "127.0.0.1");
        settings.setString("SocketConnectPort", String.valueOf(options.venuePort()));
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString("UseDataDictionary", stock ? "Y" : "N");
        settings.setString("ValidateIncomingMessage", stock ? "Y" : "N");
        settings.setString("FileStorePath", options.workDir().toString());
        settings.setString(id, "BeginString", id.getBeginString());
        settings.setString(id, "SenderCompID", id.getSenderCompID());
        settings.setString(id, "TargetCompID", id.getTargetCompID());
        return settings;
    }

    private static final class NoLog implements Log {
        @Override
        public void clear() {}

        @Override
        public void onIncoming(String message) {}

        @Override
        public void onOutgoing(String message) {}

        @Override
        public void onEvent(String text) {}

        @Override
        public void onErrorEvent(String text) {
            System.err.println(text);
        }
    }
}
