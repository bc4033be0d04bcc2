package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.FixProperties;
import dev.causeway.gateway.config.FixResendProperties;
import dev.causeway.gateway.config.FixScheduleProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.inbound.fix.FixRules;
import dev.causeway.gateway.inbound.fix.FixSchedule;
import dev.causeway.gateway.inbound.fix.FixSessionOptions;
import dev.causeway.gateway.inbound.fix.FixTls;
import dev.causeway.gateway.inbound.fix.FixTransport;
import dev.causeway.gateway.inbound.fix.outbound.ResendPolicy;
import dev.causeway.gateway.inbound.socket.TlsSettings;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/** Turns what most FIX sessions leave as it is into the stage's terms, and refuses what cannot be. */
final class FixOptions {
    private final TlsAssembly tls;

    FixOptions(TlsAssembly tls) {
        this.tls = tls;
    }

    /** @throws dev.causeway.gateway.config.ConfigurationException a setting that cannot be used */
    FixSessionOptions of(SessionProperties session) {
        return new FixSessionOptions(transport(session), schedule(session), GapPolicies.of(session), resend(session));
    }

    /** @throws dev.causeway.gateway.config.ConfigurationException a field that the version does not have */
    static FixRules rules(SessionProperties session) {
        FixProperties fix = session.fix();
        require(
                !fix.nextExpectedMsgSeqNum() || !fix.beginString().equals("FIX.4.2"),
                "gateway.sessions[" + session.id() + "].fix.next-expected-msg-seq-num",
                true,
                "false with FIX.4.2, which has no NextExpectedMsgSeqNum(789)");
        return new FixRules(
                fix.validateIncoming(),
                fix.resetOnLogon(),
                fix.resetOnLogout(),
                fix.resetOnDisconnect(),
                fix.nextExpectedMsgSeqNum(),
                fix.lastMsgSeqNumProcessed());
    }

    private FixTransport transport(SessionProperties session) {
        FixProperties fix = session.fix();
        String key = "gateway.sessions[" + session.id() + "].fix.";
        return new FixTransport(
                tls(session),
                LocalAddress.of(key + "socket.local-address", fix.socket().localAddress()),
                fix.socket().connectTimeout(),
                fix.maxLogonAttempts());
    }

    private static ResendPolicy resend(SessionProperties session) {
        FixResendProperties resend = session.fix().resend();
        String key = "gateway.sessions[" + session.id() + "].fix.resend.";
        require(!resend.maxAge().isNegative(), key + "max-age", resend.maxAge(), "0 or more");
        return new ResendPolicy(
                Set.copyOf(resend.types()), resend.maxAge(), resend.maxRange(), resend.numbersPerSecond());
    }

    private FixTls tls(SessionProperties session) {
        TlsSettings settings = tls.settings(session);
        return settings == null
                ? null
                : new FixTls(settings.context(), settings.protocols(), settings.ciphers(), settings.verifyHostName());
    }

    private static FixSchedule schedule(SessionProperties session) {
        FixScheduleProperties schedule = session.fix().schedule();
        if (schedule == null) {
            return null;
        }
        String key = "gateway.sessions[" + session.id() + "].fix.schedule.";
        DayOfWeek startDay = schedule.startDay();
        DayOfWeek endDay = schedule.endDay();
        require(
                (startDay == null) == (endDay == null),
                key + "end-day",
                endDay,
                "set when start-day is, and only then");
        require(
                startDay == null || schedule.weekdays().isEmpty(),
                key + "weekdays",
                schedule.weekdays(),
                "none when start-day is set: a session is daily or weekly");
        // the engine takes any zone it does not know for GMT
        boolean known = List.of(TimeZone.getAvailableIDs()).contains(schedule.timeZone());
        require(known, key + "time-zone", schedule.timeZone(), "a region of the time zone database, as Europe/Berlin");
        return new FixSchedule(
                LocalTime.parse(schedule.startTime()),
                LocalTime.parse(schedule.endTime()),
                startDay == null ? null : new FixSchedule.Week(startDay, endDay),
                schedule.weekdays(),
                ZoneId.of(schedule.timeZone(), ZoneId.SHORT_IDS));
    }

    private static void require(boolean right, String key, Object value, String allowed) {
        if (!right) {
            throw new ConfigurationException(key, value, allowed);
        }
    }
}
