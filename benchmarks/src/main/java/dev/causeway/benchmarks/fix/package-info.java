/**
 * The bytes of the FIX load: execution reports prepared beforehand, the few session messages beside them, and what cuts and
 * reads them again without an engine.
 *
 * <p>May import: the JDK, Agrona. Threading: each object belongs to one thread, static methods to any.
 */
package dev.causeway.benchmarks.fix;
