package dev.causeway.gateway.inbound.xbp;

/** Where the parts of a session leave what they have to say. */
record SessionOutputs(FrameWriter writer, PendingEvents events, SessionProbe probe, VenueWarnings warnings) {}
