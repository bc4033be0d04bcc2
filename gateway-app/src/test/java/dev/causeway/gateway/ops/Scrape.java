package dev.causeway.gateway.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** One answer of the Prometheus endpoint, and the document that lists what has to be in it. */
record Scrape(String text) {
    private static final Pattern SAMPLE = Pattern.compile("(gateway_\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    /** Each metric's kind and labels, for example {@code gauge session, state}; a histogram's parts are one. */
    Map<String, String> metrics() {
        Map<String, String> kinds = new HashMap<>();
        text.lines().filter(line -> line.startsWith("# TYPE gateway_")).forEach(line -> {
            String[] words = line.split(" ");
            kinds.put(words[2], words[3]);
        });
        Map<String, Set<String>> labels = new TreeMap<>();
        text.lines().forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                String name = sample.group(1);
                String family = kinds.containsKey(name) ? name : name.replaceFirst("_(bucket|sum|count)$", "");
                Set<String> keys = labels.computeIfAbsent(family, each -> new TreeSet<>());
                Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
                while (label.find()) {
                    keys.add(label.group(1));
                }
                keys.remove("le");
            }
        });
        Map<String, String> metrics = new TreeMap<>();
        labels.forEach((name, keys) -> metrics.put(name, kinds.get(name) + ' ' + String.join(", ", keys)));
        return metrics;
    }

    /** Samples whose name and labels begin like this, added up; not a number when there is none. */
    double sum(String prefix) {
        double[] values = text.lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .toArray();
        return values.length == 0 ? Double.NaN : DoubleStream.of(values).sum();
    }

    /** As {@link #metrics}, out of the document's table. */
    static Map<String, String> documented(Path document) throws IOException {
        return Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("| `gateway_"))
                .map(line -> line.split(" *\\| *"))
                .collect(Collectors.toMap(
                        cells -> cells[1].replace("`", ""),
                        cells -> cells[2] + ' ' + (cells[3].equals("–") ? "" : sorted(cells[3])),
                        (a, b) -> a + " twice",
                        TreeMap::new));
    }

    private static String sorted(String labels) {
        return String.join(", ", new TreeSet<>(Set.of(labels.split(", "))));
    }
}
