package dev.causeway.gateway.pipeline;

/**
 * How far one stage has come.
 *
 * @param name what it does
 * @param position the last slot it is done with, -1 before the first
 * @param thread its thread's name
 * @param alive whether that thread runs
 */
public record StagePosition(String name, long position, String thread, boolean alive) {}
