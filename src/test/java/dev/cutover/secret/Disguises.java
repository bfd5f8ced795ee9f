package dev.cutover.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** What other people's libraries make of a secret: none of these forms is written by the code under test. */
final class Disguises {
    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Disguises() {}

    /** By a name that says what was done to it. */
    static Map<String, String> of(String secret) {
        var forms = new LinkedHashMap<String, String>();
        forms.put("as it is", secret);
        forms.put("trimmed", secret.strip());
        forms.put("json", json(PLAIN, secret));
        forms.put("json in ascii", json(ASCII, secret));
        forms.put("json in json", json(PLAIN, json(PLAIN, secret)));
        forms.put("form", URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.put("query", query(secret));
        forms.put("single quotes", secret.replace("'", "'\\''"));
        forms.put("double quotes", secret.replaceAll("[\"\\\\$`]", "\\\\$0"));
        forms.put("xml text", xml(secret, false));
        forms.put("xml attribute", xml(secret, true));
        for (int before = 0; before < 3; before++) {
            base64(forms, secret, before);
        }
        return forms;
    }

    private static void base64(Map<String, String> forms, String secret, int before) {
        byte[] bytes = ("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
        String padded = Base64.getEncoder().encodeToString(bytes);
        int core = (before * 8 + 5) / 6;
        forms.put("base64 after " + before, padded.substring(core));
        forms.put(
                "base64 for urls after " + before,
                Base64.getUrlEncoder().encodeToString(bytes).substring(core));
        forms.put(
                "base64 without padding after " + before,
                Base64.getEncoder().withoutPadding().encodeToString(bytes).substring(core));
    }

    private static String json(JsonMapper mapper, String text) {
        try {
            String quoted = mapper.writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String query(String text) {
        try {
            String uri = new URI("http", "host", "/", text, null).toASCIIString();
            return uri.substring("http://host/?".length());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String xml(String text, boolean attribute) {
        try {
            var out = new StringWriter();
            var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            writer.writeStartElement("a");
            if (attribute) {
                writer.writeAttribute("b", text);
            } else {
                writer.writeCharacters(text);
            }
            writer.writeEndElement();
            writer.close();
            String document = out.toString();
            return attribute
                    ? document.substring("<a b=\"".length(), document.length() - "\"></a>".length())
                    : document.substring("<a>".length(), document.length() - "</a>".length());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
