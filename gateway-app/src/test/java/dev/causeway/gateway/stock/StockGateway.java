package dev.causeway.gateway.stock;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import quickfix.DefaultMessageFactory;
import quickfix.FileStoreFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/**
 * QuickFIX/J's initiator and {@code FileStore} as they come, in front of an asynchronous pipeline: {@code fromApp} puts each
 * message's number into a bounded queue, one consumer works on it for a stated time and writes a line. The store counts a
 * message when {@code fromApp} returns; what is in the queue when the process dies is never asked for again.
 *
 * <p>Arguments: port of the venue, folder of the store, file of the lines, microseconds of work a message.
 */
public final class StockGateway {
    private static final int QUEUE_LENGTH = 8192;

    private StockGateway() {}

    /** Runs until killed. */
    public static void main(String[] args) throws Exception {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
        SessionSettings settings = settings(args[0], args[1]);
        SocketInitiator initiator = new SocketInitiator(
                new StockApplication(queue),
                new FileStoreFactory(settings),
                settings,
                null,
                new DefaultMessageFactory());
        initiator.start();
        long workNanos = TimeUnit.MICROSECONDS.toNanos(Long.parseLong(args[3]));
        consume(queue, Path.of(args[2]), workNanos);
    }

    private static void consume(BlockingQueue<Integer> queue, Path lines, long workNanos)
            throws IOException, InterruptedException {
        try (OutputStream out = Files.newOutputStream(lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                int seqNum = queue.take();
                if (workNanos > 0) {
                    LockSupport.parkNanos(workNanos);
                }
                out.write((seqNum + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static SessionSettings settings(String port, String store) {
        SessionID id = new SessionID("FIX.4.4", "CAUSEWAY", "SIMX");
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, "initiator");
        settings.setString("FileStorePath", store);
        settings.setString("SocketConnectHost", "127.0.0.1");
        settings.setString("SocketConnectPort", port);
        settings.setString("ReconnectInterval", "1");
        settings.setString(Session.SETTING_HEARTBTINT, "5");
        settings.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(Session.SETTING_USE_DATA_DICTIONARY, "N");
        settings.setString(id, "BeginString", id.getBeginString());
        settings.setString(id, "SenderCompID", id.getSenderCompID());
        settings.setString(id, "TargetCompID", id.getTargetCompID());
        return settings;
    }
}
