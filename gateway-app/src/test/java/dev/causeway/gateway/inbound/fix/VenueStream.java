package dev.causeway.gateway.inbound.fix;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a venue sends and when, legal and illegal, by a seed: connections, application messages, session messages between
 * them, every fault a header can have, gaps, answers to resend requests, resets, junk; cut into reads anywhere.
 */
final class VenueStream {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");
    private static final String[] TYPES = {"8", "8", "8", "9", "W", "X", "h", "f", "j", "AE", "B", "8x"};
    private static final String[] BODIES = {
        "37=V|17=E|55=AAPL|150=0|39=0|54=1|151=1|14=0|6=0",
        "37=V|17=E2|11=C1|55=MSFT|150=F|39=1|54=2|31=12.5|32=100|151=1|14=0|6=0|58=text|60=20260921-13:33:20",
        "55=AAPL|268=2|269=0|270=10.5|271=100|269=1|270=10.6|271=200",
        "268=1|279=0|269=2|55=AAPL|270=10.5|271=7",
        "37=V|11=C|41=D|39=0|434=1|102=0|58=too late",
        "336=A|340=2",
        "55=AAPL|326=17",
        "58=nothing known",
        "37=V|no tag at all|17=E",
        "37=|0=x|=y",
        "95=5|96=a\u0001b=c|17=E",
        "1234567=long tag|17=E",
        ""
    };

    /** One thing that happens, the same for whoever meets it. */
    private record Step(String name, Act act) {}

    private interface Act {
        void on(LaneSubject subject) throws Exception;
    }

    private final List<Step> steps = new ArrayList<>();
    private final Random random;
    private final FixCounterparty counterparty;
    private final double faults;
    private final StringBuilder pending = new StringBuilder();
    private long nowMillis;
    private int next = 1;
    private boolean isFaulty;

    VenueStream(long seed, FixCounterparty counterparty, long nowMillis) {
        this.random = new Random(seed);
        this.counterparty = counterparty;
        this.nowMillis = nowMillis;
        this.faults = new double[] {0, 0.02, 0.05, 0.2}[random.nextInt(4)];
        connect();
        int count = 20 + random.nextInt(200);
        for (int i = 0; i < count; i++) {
            one();
        }
        flush();
    }

    /** Plays it all. */
    void play(LaneSubject subject) throws Exception {
        for (Step step : steps) {
            step.act().on(subject);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append(step.name().replace('\u0001', '|')).append('\n'));
        return text.toString();
    }

    private void one() {
        if (isFaulty) {
            isFaulty = false;
            afterFault();
        }
        int dice = random.nextInt(1000);
        if (dice < 70) {
            pass();
        } else if (dice < 75 || faults > 0 && dice < 90) {
            rare();
        } else if (dice < 120) {
            admin();
        } else if (random.nextDouble() < faults / 3) {
            gap();
        } else {
            pending.append(frame(TYPES[random.nextInt(TYPES.length)], next, "", body()));
            next++;
        }
    }

    /** So that the rest of the stream is not all refused or held. */
    private void afterFault() {
        int dice = random.nextInt(4);
        if (dice == 0) {
            flush();
            act("end", LaneSubject::end);
            connect();
        }
        if (dice < 3) {
            pending.append(whole(joined("4", header(next), "123=N|36=" + next)));
            next += random.nextInt(8) == 0 ? 1 : 0;
        }
    }

    private void connect() {
        flush();
        nowMillis += 10_000;
        act("connect", LaneSubject::connect);
        String reset = random.nextInt(10) == 0 ? "|141=Y" : "";
        if (!reset.isEmpty()) {
            next = 1;
        }
        int seqNo = random.nextDouble() < faults ? next + random.nextInt(5) : next;
        pending.append(
                whole("35=A|34=" + seqNo + "|49=" + counterparty.targetCompId() + "|56=" + counterparty.senderCompId()
                        + "|52=" + time(0) + "|98=0|108=2" + reset + (counterparty.isFixt() ? "|1137=9" : "")));
        next = seqNo + 1;
    }

    private void pass() {
        flush();
        int millis = random.nextInt(4) == 0 ? 500 * (1 + random.nextInt(4)) : 10 * random.nextInt(20);
        nowMillis += millis;
        act("pass " + millis, subject -> subject.pass(millis));
    }

    private void rare() {
        flush();
        switch (random.nextInt(7)) {
            case 0 -> {
                act("end", LaneSubject::end);
                connect();
            }
            case 1 -> operate("test-request");
            case 2 -> operate("lower");
            case 3 -> {
                operate("logout");
                operate("logon");
            }
            case 4 -> pending.append("junk\u000110=001\u0001 8=FI");
            case 5 -> connect();
            default -> pending.append(frame("A", next++, "", "98=0|108=2|141=Y"));
        }
    }

    private void operate(String what) {
        act(what, subject -> subject.operate(what));
    }

    private void admin() {
        String more = random.nextDouble() < 0.1 ? "" : null;
        switch (random.nextInt(faults > 0 ? 9 : 3)) {
            case 0, 1 -> pending.append(frame("0", next++, "", ""));
            case 2 -> pending.append(frame("1", next++, "", "112=T" + next));
            case 3 -> pending.append(frame("2", next++, "", "7=" + (1 + random.nextInt(3)) + "|16=0"));
            case 4 -> pending.append(frame("3", next++, "", "45=2|58=no"));
            case 5 -> gapFill(next, next + 1 + random.nextInt(4), more == null ? "" : "43=Y|122=" + time(0) + "|");
            case 6 -> {
                int to = Math.max(1, next + random.nextInt(6) - 2);
                pending.append(frame("4", next, "", "123=N|36=" + to));
                next = to;
            }
            case 7 -> gap();
            default -> {
                if (random.nextInt(4) == 0) {
                    pending.append(frame("5", next++, "", "58=bye"));
                }
            }
        }
    }

    private void gapFill(int from, int to, String flags) {
        pending.append(frame("4", from, flags, "123=Y|36=" + to));
        next = to;
    }

    /** Numbers are missing, later messages come, then most often the missing ones. */
    private void gap() {
        int from = next;
        next += 1 + random.nextInt(4);
        int behind = 1 + random.nextInt(4);
        for (int i = 0; i < behind; i++) {
            pending.append(frame("8", next++, "", BODIES[0]));
        }
        isFaulty = true;
        if (random.nextInt(5) == 0) {
            return;
        }
        if (random.nextBoolean()) {
            flush();
            nowMillis += 20;
            act("pass 20", subject -> subject.pass(20));
        }
        int first = next - behind;
        for (int seqNo = from; seqNo < (random.nextBoolean() ? first : next); seqNo++) {
            pending.append(
                    random.nextInt(4) == 0
                            ? frame("4", seqNo, "43=Y|122=" + time(0) + "|", "123=Y|36=" + (seqNo + 1))
                            : frame("8", seqNo, "43=Y|122=" + time(-50) + "|", BODIES[0]));
        }
    }

    private String body() {
        return BODIES[random.nextInt(random.nextInt(4) == 0 ? BODIES.length : 2)];
    }

    /** A frame with, by chance, one fault. */
    private String frame(String type, int seqNo, String flags, String body) {
        List<String> header = header(seqNo);
        if (random.nextInt(10) == 0) {
            Collections.shuffle(header, random);
        }
        if (random.nextInt(10) == 0) {
            header.add(random.nextInt(5), pick("50=S", "57=T", "115=O", "128=D", "142=L", "145=M", "1128=9", "369=1"));
        }
        if (!flags.isEmpty()) {
            header.add(flags.substring(0, flags.length() - 1));
        }
        if (random.nextDouble() >= faults) {
            return whole(joined(type, header, body));
        }
        isFaulty = true;
        return faulty(type, header, body, seqNo);
    }

    private List<String> header(int seqNo) {
        return new ArrayList<>(List.of(
                "34=" + seqNo,
                "49=" + counterparty.targetCompId(),
                "52=" + time(0),
                "56=" + counterparty.senderCompId()));
    }

    private static String joined(String type, List<String> header, String body) {
        return "35=" + type + "|" + String.join("|", header) + (body.isEmpty() ? "" : "|" + body);
    }

    private String faulty(String type, List<String> header, String body, int seqNo) {
        int at = random.nextInt(header.size());
        switch (random.nextInt(20)) {
            case 0 -> header.remove(at);
            case 1 -> header.add(header.get(at));
            case 2 -> replace(header, "49=", pick("49=OTHER", "49=", "49=" + counterparty.targetCompId() + "X"));
            case 3 -> replace(header, "56=", pick("56=OTHER", "56="));
            case 4 -> replace(header, "34=", "34=" + (seqNo + 1 + random.nextInt(4)));
            case 5 -> replace(header, "34=", "34=" + Math.max(0, seqNo - 1 - random.nextInt(4)));
            case 6 -> replace(header, "34=", pick("34=", "34=x", "34=000" + seqNo, "34=-1", "34=9999999999"));
            case 7 -> header.add(pick("43=Y", "43=N", "43=Y|122=" + time(0), "43=Y|122=" + time(50_000), "43=Q"));
            case 8 -> header.add(pick("97=Y", "97=N", "122=" + time(0), "43=N|97=Y"));
            case 9, 10 -> replace(header, "52=", "52=" + oddTime());
            case 11 -> {
                return whole(joined(type, header, body)).replaceFirst("\u000110=...", "\u000110=" + pick("000", "1x2"));
            }
            case 12 -> {
                String right = whole(joined(type, header, body));
                int wrong = random.nextInt(12) - 6;
                return right.replaceFirst("\u00019=\\d+", "\u00019=" + Math.max(1, right.length() - 23 + wrong));
            }
            case 13 -> {
                return whole(joined(type, header, body)).replaceFirst("\u00019=", "\u00019=0");
            }
            case 14 -> {
                return whole(joined(type, header, body))
                        .replaceFirst("8=FIX", pick("8=FIY", "8=FI", " 8=FIX", "8=FIXT"));
            }
            case 15 -> {
                StringBuilder flipped = new StringBuilder(whole(joined(type, header, body)));
                flipped.setCharAt(random.nextInt(flipped.length()), (char) random.nextInt(256));
                return flipped.toString();
            }
            case 16 -> {
                String right = whole(joined(type, header, body));
                return right.substring(0, random.nextInt(right.length()));
            }
            case 17 -> {
                return whole(String.join("|", header) + "|35=" + type + "|" + body);
            }
            case 18 -> {
                return whole(joined(type, header.subList(0, 2), body + "|" + String.join("|", header.subList(2, 4))));
            }
            default ->
                header.add(
                        random.nextInt(header.size()),
                        pick("35=8", "8=FIX.4.4", "9=5", "0=a", "x=y", "", "99999999=1"));
        }
        return whole(joined(type, header, body));
    }

    private String oddTime() {
        return switch (random.nextInt(12)) {
            case 0 -> time(-200_000);
            case 1 -> time(200_000);
            case 2 -> time(random.nextBoolean() ? 119_990 : 120_990);
            case 3 -> time(0).substring(0, 17);
            case 4 -> time(0) + "123";
            case 5 -> time(0) + "123456";
            case 6 -> time(0) + "123456789";
            case 7 -> time(-86_400_000);
            case 8 -> time(0).replaceFirst(":..\\.", ":60.");
            case 9 -> time(0).replaceFirst("-..", "-" + pick("24", "3x", "99"));
            case 10 -> pick("", "now", time(0).replace('-', ' '), time(0).replace('.', ','), time(0) + "x");
            default -> time(random.nextInt(240_000) - 120_000);
        };
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static void replace(List<String> header, String tag, String field) {
        header.replaceAll(each -> each.startsWith(tag) ? field : each);
    }

    private String whole(String body) {
        return Fixtures.raw(counterparty.beginString(), body);
    }

    private String time(long offMillis) {
        return TIME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(nowMillis + offMillis), ZoneOffset.UTC));
    }

    /** What was gathered is read, in pieces. */
    private void flush() {
        String bytes = pending.toString();
        pending.setLength(0);
        int most =
                switch (random.nextInt(5)) {
                    case 0 -> 1 + random.nextInt(20);
                    case 1 -> 1 + random.nextInt(300);
                    default -> bytes.length();
                };
        for (int from = 0; from < bytes.length(); ) {
            int to = Math.min(bytes.length(), from + 1 + random.nextInt(Math.max(1, most)));
            String piece = bytes.substring(from, most == bytes.length() && random.nextInt(3) > 0 ? bytes.length() : to);
            act("read " + piece, subject -> subject.read(piece));
            from += piece.length();
        }
    }

    private void act(String name, Act act) {
        steps.add(new Step(name, act));
    }
}
