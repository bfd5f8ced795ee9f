package dev.cutover.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A jar that the build makes besides the tool: made here as pom.xml says, since it is packed after the tests. */
enum ClassifiedJar {
    SPI("spi", "target/classes"),
    CONTRACT("contract", "target/test-classes");

    private final String classifier;
    private final Path classes;

    ClassifiedJar(String classifier, String classes) {
        this.classifier = classifier;
        this.classes = Path.of(classes);
    }

    Path writeTo(Path jar) throws Exception {
        var wanted = new ArrayList<PathMatcher>();
        for (String pattern : patterns()) {
            wanted.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = classes.relativize(file);
                if (wanted.stream().anyMatch(pattern -> pattern.matches(name))) {
                    out.putNextEntry(new JarEntry(name.toString()));
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }

    /** The version that the jars are published under. */
    static String version() throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate("/project/version", pom());
    }

    List<String> patterns() throws Exception {
        var include = "//execution[configuration/classifier='" + classifier + "']/configuration/includes/include";
        return texts(XPathFactory.newInstance().newXPath(), include);
    }

    private static List<String> texts(XPath path, String expression)
            throws XPathExpressionException, IOException, SAXException, ParserConfigurationException {
        var nodes = (NodeList) path.evaluate(expression, pom(), XPathConstants.NODESET);
        var texts = new ArrayList<String>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static Document pom() throws IOException, SAXException, ParserConfigurationException {
        try (InputStream in = Files.newInputStream(Path.of("pom.xml"))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }
}
