/**
 * Plays FIX session scripts: lines that send, expect, connect and cut, in the grammar of the QuickFIX acceptance scripts, with
 * words of our own for what the gateway is told to do and what its ring saw. Knows sockets and text, nothing of an engine.
 * The grammar is described beside the scripts, in {@code fix-scenarios/README.md}. Threads: one script, one thread.
 */
package dev.causeway.gateway.inbound.fix.script;
