package dev.causeway.gateway.inbound.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One turn of the loop, counted in bytes: what a flooding connection may take and what the others get meanwhile. */
@Timeout(60)
class FairnessIT {
    private static final int SESSIONS = 50;
    private static final int SHARE = 64 * 1024;
    private static final int READ = 4 * 1024;
    private static final int FLOOD = 0;
    private static final int STALLED = 1;
    private static final int DRIBBLE = 2;
    private static final int NEVER_READS = 3;
    private static final int FIRST_OTHER = 4;
    private static final int MESSAGE = 40;

    private final TurnedLoop loop =
            new TurnedLoop(LoopSettings.polling(SHARE), host -> InetAddress.getLoopbackAddress());
    private final List<RecordingHandler> handlers = new ArrayList<>();
    private final List<SocketChannel> venues = new ArrayList<>();
    private final ByteBuffer junk = ByteBuffer.allocate(1 << 20);

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SESSIONS);
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            for (int i = 0; i < SESSIONS; i++) {
                RecordingHandler handler = new RecordingHandler(READ);
                handlers.add(handler);
                loop.connect(
                        handler,
                        new SocketSettings(true, false, 0, 1 << 20, -1, "", 0, null),
                        new Endpoint("localhost", port));
                loop.turnUntil(() -> handler.connection != null);
                SocketChannel venue = server.accept();
                venue.configureBlocking(false);
                venues.add(venue);
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        for (SocketChannel venue : venues) {
            venue.close();
        }
    }

    @Test
    void shouldGiveEachItsShareEveryTurnWhileOneFloodsOneStallsOneDribblesAndOneNeverReads() throws IOException {
        write(STALLED, MESSAGE / 2);
        int turnsOfFlood = 0;
        int sentToDeaf = 0;

        for (int message = 1; message <= 20; message++) {
            for (int i = FIRST_OTHER; i < SESSIONS; i++) {
                write(i, MESSAGE);
            }
            write(DRIBBLE, 1);
            sentToDeaf += handlers.get(NEVER_READS).send(new byte[32 * 1024]) ? 1 : 0;
            long expected = (long) message * MESSAGE;
            boolean served = false;
            while (!served) {
                write(FLOOD, junk.capacity());
                handlers.forEach(handler -> handler.bytesThisTurn = 0);
                loop.turn();
                long taken = handlers.get(FLOOD).bytesThisTurn;
                assertThat(taken).isLessThan(SHARE + READ);
                turnsOfFlood += taken >= SHARE ? 1 : 0;
                served = othersHave(expected) && handlers.get(DRIBBLE).received.size() == message;
            }
        }

        assertThat(turnsOfFlood).as("turns in which the flood filled its share").isPositive();
        assertThat(sentToDeaf).as("32 KiB blocks the deaf one was given").isGreaterThan(8);
        assertThat(handlers.get(STALLED).received.size()).isEqualTo(MESSAGE / 2);
        assertThat(handlers).allMatch(handler -> handler.trail.size() == 2, "connecting, connected and nothing else");
    }

    @Test
    void shouldReadNothingFromMutedAndEverythingAfterwards() throws IOException {
        RecordingHandler muted = handlers.get(FLOOD);
        muted.full = true;
        loop.turn();
        write(FLOOD, MESSAGE);
        write(FIRST_OTHER, MESSAGE);
        loop.turnUntil(() -> handlers.get(FIRST_OTHER).received.size() == MESSAGE);
        int whileMuted = muted.received.size();

        muted.full = false;
        loop.turnUntil(() -> muted.received.size() == MESSAGE);

        assertThat(whileMuted).isZero();
    }

    @Test
    void shouldLetEachGoOnFirstInTurnWhenThereIsRoomForOneOnly() throws IOException {
        int[] wentOn = new int[SESSIONS];
        boolean[] room = new boolean[1];
        for (int i = 0; i < SESSIONS; i++) {
            int index = i;
            handlers.get(i).full = true;
            handlers.get(i).onResume = () -> {
                wentOn[index] += room[0] ? 1 : 0;
                room[0] = false;
            };
        }

        for (int turn = 0; turn < 3 * SESSIONS; turn++) {
            room[0] = true;
            loop.turn();
        }

        assertThat(wentOn).containsOnly(3);
    }

    private boolean othersHave(long bytes) {
        return handlers.subList(FIRST_OTHER, SESSIONS).stream().allMatch(handler -> handler.received.size() == bytes);
    }

    /** Writes what the kernel takes of it. */
    private void write(int index, int bytes) throws IOException {
        venues.get(index).write(junk.clear().limit(bytes));
    }
}
