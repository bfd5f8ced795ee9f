package dev.cutover.report.markup;

import dev.cutover.text.Clean;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML that is well-formed XML at the same time. There is no way to write text that is not escaped: whatever a
 * system or a person said is only ever text or the value of an attribute, and harmful characters in it, such as escape
 * sequences and those that turn the direction of writing, are shown as escapes. A finished picture is copied element by
 * element, so it cannot break the page either.
 *
 * <p>It stands on the JDK's own writer and not on a template library: this is one page of one program, which the
 * compiler checks as it is; templates would add a library, a build step and a second language, and would leave the page
 * as well-formed as its authors are careful.
 *
 * <p>The page is kept in memory, because its size is known only when it is whole. Not thread-safe.
 */
public final class Markup {
    /** Elements that HTML knows without an end tag. */
    private static final Set<String> VOID = Set.of("meta", "br", "hr", "img", "col", "wbr");

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;
    private final Deque<String> open = new ArrayDeque<>();

    /** An empty document. */
    public Markup() {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException cause) {
            throw unexpected(cause);
        }
    }

    /** Says that what follows is HTML. */
    public Markup doctype() {
        return perform(() -> xml.writeDTD("<!DOCTYPE html>\n"));
    }

    /**
     * Begins an element; all that follows is inside it, until {@link #close}.
     *
     * @param attributes names and values in turn; an empty value leaves the attribute out
     */
    public Markup open(String element, String... attributes) {
        perform(() -> {
            xml.writeStartElement(element);
            write(attributes);
        });
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    public Markup close() {
        String element = open.pop();
        return perform(() -> {
            if (VOID.contains(element)) {
                throw new IllegalStateException(element + " has no content in HTML");
            }
            xml.writeCharacters(""); // or a start tag would become an empty one, which HTML does not know
            xml.writeEndElement();
        });
    }

    /** An element without content: one that HTML knows as such, or a shape of a picture. */
    public Markup empty(String element, String... attributes) {
        return perform(() -> {
            xml.writeEmptyElement(element);
            write(attributes);
        });
    }

    /** An element that holds only this text. */
    public Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text on one line; its line breaks are shown as escapes. */
    public Markup text(String text) {
        return perform(() -> xml.writeCharacters(Clean.line(text)));
    }

    /** Text with its line breaks, for an element that keeps them. */
    public Markup lines(String text) {
        return perform(() -> xml.writeCharacters(Clean.text(text)));
    }

    /** A line break in the source of the page, where it means nothing to the reader. */
    public Markup newline() {
        return perform(() -> xml.writeCharacters("\n"));
    }

    /**
     * A finished picture.
     *
     * @throws IllegalArgumentException if it is not well-formed
     */
    public Markup picture(String svg) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(svg));
            while (reader.hasNext()) {
                copy(reader.next(), reader);
            }
        } catch (XMLStreamException cause) {
            throw new IllegalArgumentException("the picture is not well-formed", cause);
        }
        return this;
    }

    private void copy(int event, XMLStreamReader reader) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            var attributes = new String[reader.getAttributeCount() * 2];
            for (int at = 0; at < reader.getAttributeCount(); at++) {
                attributes[2 * at] = reader.getAttributeLocalName(at);
                attributes[2 * at + 1] = reader.getAttributeValue(at);
            }
            open(reader.getLocalName(), attributes);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            close();
        } else if (event == XMLStreamConstants.CHARACTERS && !reader.isWhiteSpace()) {
            lines(reader.getText());
        }
    }

    /**
     * The whole document.
     *
     * @throws IllegalStateException if an element is still open
     */
    public String finished() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        perform(xml::flush);
        return out.toString();
    }

    private void write(String... attributes) throws XMLStreamException {
        for (int at = 0; at < attributes.length; at += 2) {
            if (!attributes[at + 1].isEmpty()) {
                xml.writeAttribute(attributes[at], Clean.line(attributes[at + 1]));
            }
        }
    }

    private Markup perform(Writing writing) {
        try {
            writing.write();
        } catch (XMLStreamException cause) {
            throw unexpected(cause);
        }
        return this;
    }

    private static IllegalStateException unexpected(XMLStreamException cause) {
        return new IllegalStateException("a page in memory cannot be written", cause);
    }

    private interface Writing {
        void write() throws XMLStreamException;
    }
}
