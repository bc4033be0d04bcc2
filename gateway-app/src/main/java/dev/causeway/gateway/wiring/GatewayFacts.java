package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.FixProperties;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.ops.info.DictionaryHash;
import dev.causeway.protocol.feed.sbe.MessageHeaderDecoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the {@code info} endpoint says of the protocols. Static and stateless. */
final class GatewayFacts {
    private GatewayFacts() {}

    static Map<String, Object> of(GatewayProperties properties) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", properties.id());
        facts.put(
                "protocols",
                Map.of(
                        "feed",
                        version(MessageHeaderDecoder.SCHEMA_ID, MessageHeaderDecoder.SCHEMA_VERSION),
                        "xbp",
                        version(FrameHeaderDecoder.SCHEMA_ID, FrameHeaderDecoder.SCHEMA_VERSION)));
        facts.put("dictionaries", dictionaries(properties));
        return facts;
    }

    private static Map<String, Integer> version(int schemaId, int schemaVersion) {
        return Map.of("schema", schemaId, "version", schemaVersion);
    }

    /** SHA-256 by name, of every dictionary that a session uses. */
    private static Map<String, String> dictionaries(GatewayProperties properties) {
        Map<String, String> hashes = new TreeMap<>();
        for (SessionProperties session : properties.sessions()) {
            if (session.protocol() == SessionProperties.ProtocolName.FIX && session.fix() != null) {
                names(session.fix()).forEach(name -> hashes.computeIfAbsent(name, DictionaryHash::of));
            }
        }
        return hashes;
    }

    /** As the engine is told: one dictionary, or with FIXT.1.1 one of the transport and one of the application. */
    static List<String> names(FixProperties fix) {
        if (fix.beginString().startsWith("FIXT")) {
            return List.of(
                    fix.transportDictionary() == null ? "FIXT11.xml" : fix.transportDictionary(),
                    fix.dataDictionary() == null ? "FIX50SP2.xml" : fix.dataDictionary());
        }
        return List.of(
                fix.dataDictionary() == null ? fix.beginString().replace(".", "") + ".xml" : fix.dataDictionary());
    }
}
