package dev.causeway.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads an SBE schema as XML, apart from the tool that generates code of it; types in the documents' notation. */
final class SchemaFile {
    private static final Map<String, String> PRIMITIVES =
            Map.of("uint8", "u8", "uint16", "u16", "uint32", "u32", "uint64", "u64", "char", "char");

    private final Document xml;

    private SchemaFile(Document xml) {
        this.xml = xml;
    }

    static SchemaFile of(String file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new SchemaFile(factory.newDocumentBuilder()
                    .parse(Path.of("src/main/resources", file).toFile()));
        } catch (Exception e) {
            throw new AssertionError(file, e);
        }
    }

    List<String> messageNames() {
        return elements("sbe:message").stream().map(m -> m.getAttribute("name")).toList();
    }

    /** Field names to types, in the schema's order. */
    Map<String, String> fieldTypes(String message) {
        Map<String, String> types = new LinkedHashMap<>();
        NodeList fields = message(message).getElementsByTagName("field");
        for (int i = 0; i < fields.getLength(); i++) {
            Element field = (Element) fields.item(i);
            types.put(field.getAttribute("name"), notation(field.getAttribute("type")));
        }
        return types;
    }

    boolean hasData(String message) {
        return message(message).getElementsByTagName("data").getLength() > 0;
    }

    /** Names by code of an enum. */
    Map<Integer, String> codes(String enumName) {
        Map<Integer, String> codes = new LinkedHashMap<>();
        for (Element element : elements("enum")) {
            NodeList values = element.getElementsByTagName("validValue");
            for (int i = 0; element.getAttribute("name").equals(enumName) && i < values.getLength(); i++) {
                Element value = (Element) values.item(i);
                codes.put(Integer.parseInt(value.getTextContent().trim()), value.getAttribute("name"));
            }
        }
        return codes;
    }

    /** A static int of a generated class. */
    static int constant(String className, String field) {
        try {
            return Class.forName(className).getField(field).getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(className + "." + field, e);
        }
    }

    private String notation(String type) {
        if (PRIMITIVES.containsKey(type)) {
            return PRIMITIVES.get(type);
        }
        for (String kind : List.of("type", "enum", "composite")) {
            for (Element element : elements(kind)) {
                if (element.getAttribute("name").equals(type)) {
                    return notation(element, kind);
                }
            }
        }
        throw new AssertionError("no type " + type);
    }

    private static String notation(Element element, String kind) {
        String name = element.getAttribute("name");
        if (kind.equals("composite")) {
            return name;
        }
        String primitive = element.getAttribute(kind.equals("enum") ? "encodingType" : "primitiveType");
        if (primitive.equals("int64")) {
            boolean nullable = element.getAttribute("nullValue").equals(Long.toString(Long.MIN_VALUE));
            return nullable ? "price" : "qty";
        }
        String length = element.getAttribute("length");
        return length.isEmpty() ? PRIMITIVES.get(primitive) : "char[" + length + "]";
    }

    private Element message(String name) {
        return elements("sbe:message").stream()
                .filter(m -> m.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Element> elements(String tag) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = xml.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
