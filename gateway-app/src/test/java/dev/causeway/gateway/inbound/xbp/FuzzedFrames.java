package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;

/** Frames a venue might send, right and wrong, around the numbers the session stands at. */
final class FuzzedFrames {
    private final FuzzInput input;
    private final long expected;
    private final long venueEpoch;
    private final long nextOutbound;

    FuzzedFrames(FuzzInput input, XbpSessionStatus status) {
        this.input = input;
        expected = status.nextExpected();
        venueEpoch = status.venueEpoch();
        nextOutbound = status.nextOutbound();
    }

    byte[] next() {
        byte[] frame =
                switch (input.choice(15)) {
                    case 0, 1, 2 -> PeerFrames.trade(expected);
                    case 3 -> PeerFrames.trade(input.near(expected), input.choice(4));
                    case 4 -> PeerFrames.accept(expected, venueEpoch, nextOutbound);
                    case 5 -> PeerFrames.accept(near(), epoch(), input.near(nextOutbound));
                    case 6 -> PeerFrames.reject(pick(LogonRejectReason.values()), epoch(), near());
                    case 7 -> PeerFrames.heartbeat(near());
                    case 8 -> PeerFrames.testRequest(near(), input.next());
                    case 9 -> PeerFrames.resendRequest(near(), input.next(), input.near(nextOutbound), input.next());
                    case 10 -> PeerFrames.retransmission(near(), input.next(), near(), input.next());
                    case 11 ->
                        PeerFrames.retransmitReject(
                                near(), input.next(), near(), pick(RetransmitRejectReason.values()));
                    case 12 -> PeerFrames.gapFill(near(), near(), near());
                    case 13 -> PeerFrames.sequenceReset(near(), epoch(), near());
                    default -> rare();
                };
        return input.choice(8) == 0 ? damaged(frame) : frame;
    }

    private byte[] rare() {
        return switch (input.choice(3)) {
            case 0 -> PeerFrames.logout(near(), pick(LogoutReason.values()));
            case 1 -> PeerFrames.unknown(near(), input.next() + input.next());
            default -> PeerFrames.trade(input.any());
        };
    }

    private byte[] damaged(byte[] frame) {
        frame[input.next() % frame.length] = (byte) input.next();
        return frame;
    }

    private long near() {
        return input.near(expected);
    }

    private long epoch() {
        return Math.max(0, venueEpoch + input.choice(4) - 1);
    }

    private <E> E pick(E[] values) {
        return values[input.choice(values.length)];
    }
}
