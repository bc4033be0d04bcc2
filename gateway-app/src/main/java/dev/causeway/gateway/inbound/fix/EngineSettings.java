package dev.causeway.gateway.inbound.fix;

import java.time.Duration;
import java.util.List;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** Turns our settings into QuickFIX/J's. Static and stateless. */
final class EngineSettings {
    private static final String DICTIONARY_50SP2 = "FIX50SP2.xml";
    /** TestRequests are sent after so many heartbeat intervals, and twice, three times as many, of silence. */
    private static final double SILENCE_INTERVALS = 1.2;
    /** The engine takes our own waiting for the venue's silence: {@link Silence} decides instead. */
    private static final double NEVER = 1e9;

    private EngineSettings() {}

    static SessionID sessionId(FixCounterparty counterparty) {
        return new SessionID(counterparty.beginString(), counterparty.senderCompId(), counterparty.targetCompId());
    }

    static SessionSettings of(List<FixSessionSettings> sessions, Duration logonTimeout) {
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setBool(Session.SETTING_LOG_MESSAGE_WHEN_SESSION_NOT_FOUND, false);
        settings.setLong(Session.SETTING_LOGON_TIMEOUT, Math.max(1, logonTimeout.toSeconds()));
        for (FixSessionSettings session : sessions) {
            SessionID id = sessionId(session.counterparty());
            identity(settings, id, session.counterparty());
            ScheduleSettings.put(settings, id, session.options().schedule());
            dictionary(settings, id, session);
            heartbeat(settings, id, session);
            rules(settings, id, session.rules());
            settings.setLong(
                    id,
                    Session.SETTING_RESEND_REQUEST_CHUNK_SIZE,
                    session.gaps().chunk());
        }
        return settings;
    }

    private static void identity(SessionSettings settings, SessionID id, FixCounterparty counterparty) {
        settings.setString(id, SessionSettings.BEGINSTRING, counterparty.beginString());
        settings.setString(id, SessionSettings.SENDERCOMPID, counterparty.senderCompId());
        settings.setString(id, SessionSettings.TARGETCOMPID, counterparty.targetCompId());
        if (counterparty.isFixt()) {
            settings.setString(id, Session.SETTING_DEFAULT_APPL_VER_ID, counterparty.applVersion());
        }
    }

    private static void dictionary(SessionSettings settings, SessionID id, FixSessionSettings session) {
        FixCounterparty counterparty = session.counterparty();
        String file = counterparty.dictionary();
        settings.setBool(id, Session.SETTING_USE_DATA_DICTIONARY, true);
        settings.setBool(
                id, Session.SETTING_VALIDATE_INCOMING_MESSAGE, session.rules().validateIncoming());
        if (counterparty.isFixt()) {
            settings.setString(id, Session.SETTING_APP_DATA_DICTIONARY, file == null ? DICTIONARY_50SP2 : file);
            if (counterparty.transportDictionary() != null) {
                settings.setString(id, Session.SETTING_TRANSPORT_DATA_DICTIONARY, counterparty.transportDictionary());
            }
        } else if (file != null) {
            settings.setString(id, Session.SETTING_DATA_DICTIONARY, file);
        }
    }

    private static void heartbeat(SessionSettings settings, SessionID id, FixSessionSettings session) {
        settings.setLong(
                id, Session.SETTING_HEARTBTINT, Math.max(1, session.heartbeat().toSeconds()));
        settings.setDouble(id, Session.SETTING_TEST_REQUEST_DELAY_MULTIPLIER, SILENCE_INTERVALS - 1);
        settings.setDouble(id, Session.SETTING_HEARTBEAT_TIMEOUT_MULTIPLIER, NEVER);
    }

    private static void rules(SessionSettings settings, SessionID id, FixRules rules) {
        settings.setBool(id, Session.SETTING_RESET_ON_LOGON, rules.resetOnLogon());
        settings.setBool(id, Session.SETTING_RESET_ON_LOGOUT, rules.resetOnLogout());
        settings.setBool(id, Session.SETTING_RESET_ON_DISCONNECT, rules.resetOnDisconnect());
        settings.setBool(id, Session.SETTING_ENABLE_NEXT_EXPECTED_MSG_SEQ_NUM, rules.nextExpectedMsgSeqNum());
        settings.setBool(id, Session.SETTING_ENABLE_LAST_MSG_SEQ_NUM_PROCESSED, rules.lastMsgSeqNumProcessed());
        settings.setBool(id, Session.SETTING_REFRESH_ON_LOGON, false);
        settings.setBool(id, Session.SETTING_PERSIST_MESSAGES, true);
        settings.setBool(id, Session.SETTING_REJECT_MESSAGE_ON_UNHANDLED_EXCEPTION, false);
    }
}
