package dev.causeway.benchmarks.feed;

import java.io.IOException;
import java.util.Map;

/** One thing to be measured. */
interface Part {
    /**
     * Measures once.
     *
     * @return figures by name, unit in the name, in the order to be shown
     * @throws IncorrectException something was lost, doubled or damaged
     */
    Map<String, Double> measure() throws IOException;
}
