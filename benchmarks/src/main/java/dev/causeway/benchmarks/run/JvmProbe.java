package dev.causeway.benchmarks.run;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into another JVM of this machine while it runs. Its own questions cost the other one's JMX threads, no others. */
final class JvmProbe implements AutoCloseable {
    private static final int COLLECTIONS = 3;

    private final JMXConnector connector;
    private final MBeanServerConnection server;

    /** @throws RunException it cannot be looked into */
    JvmProbe(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            try {
                connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
            server = connector.getMBeanServerConnection();
        } catch (AttachNotSupportedException | IOException e) {
            throw new RunException("process " + pid + " cannot be looked into", e);
        }
    }

    /** Bytes that each living thread has allocated since it began, by name; threads of one name together. */
    Map<String, Long> allocatedBytes() {
        ThreadMXBean threads = bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        Map<String, Long> byName = new TreeMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] != null && bytes[i] >= 0) {
                byName.merge(infos[i].getThreadName(), bytes[i], Long::sum);
            }
        }
        return byName;
    }

    /** Collections so far, of all collectors. */
    long collections() {
        try {
            return ManagementFactory.getPlatformMXBeans(server, GarbageCollectorMXBean.class).stream()
                    .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of the heap is in use right behind a full collection, bytes: the least of a few. */
    long liveHeapBytes() {
        MemoryMXBean memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private <T extends java.lang.management.PlatformManagedObject> T bean(String name, Class<T> type) {
        try {
            return ManagementFactory.newPlatformMXBeanProxy(server, name, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            System.err.println("the probe's connection did not end in order: " + e.getMessage());
        }
    }
}
