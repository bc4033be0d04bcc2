/** JMH: single operations, nanoseconds and bytes each. Run with {@code -cp benchmarks.jar org.openjdk.jmh.Main}. */
package dev.causeway.benchmarks.micro;
