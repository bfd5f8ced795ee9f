package dev.cutover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes a connector's jar from sources, as somebody else would: compiled against what Cutover ships, nothing more. */
public final class ConnectorJar {
    /** A complete connector of somebody else's. */
    static final String PARKING = """
            package org.example.parking;

            import dev.cutover.model.Binding;
            import dev.cutover.spi.*;
            import java.util.*;

            public final class ParkingProvider implements ConnectorProvider {
                @Override public String type() { return "parking"; }

                @Override public Description describe(Binding binding) {
                    return new Description("Opens and closes car parks.", List.of(), Set.of(Actions.class),
                            operations(), Set.of(), List.of());
                }

                @Override public Connector open(Binding binding, ConnectorContext context) {
                    return new Parking();
                }

                static List<Operation> operations() {
                    return List.of(new Operation("close", "Closes one", false, true, false, List.of(), ""));
                }

                static final class Parking implements Connector, Actions {
                    @Override public List<Operation> operations() { return ParkingProvider.operations(); }

                    @Override public Outcome call(String operation, Map<String, Object> with, CallContext context) {
                        return Outcome.succeeded("closed");
                    }
                }
            }
            """;

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> services = new ArrayList<>();
    private final List<Path> libraries = new ArrayList<>();
    private final Manifest manifest = new Manifest();

    public static ConnectorJar parking() {
        return new ConnectorJar()
                .source("org.example.parking.ParkingProvider", PARKING)
                .service("org.example.parking.ParkingProvider");
    }

    /** A provider that is like the parking one but for its class, its package and a piece of its text. */
    public static ConnectorJar parking(String simpleName, String what, String instead) {
        return new ConnectorJar()
                .source(
                        "org.example." + simpleName,
                        PARKING.replace("package org.example.parking", "package org.example")
                                .replace("ParkingProvider", simpleName)
                                .replace(what, instead))
                .service("org.example." + simpleName);
    }

    public ConnectorJar source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    public ConnectorJar service(String line) {
        services.add(line);
        return this;
    }

    /** Says in the manifest which SPI version it was built for. */
    public ConnectorJar builtFor(String version) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Cutover-SPI-Version", version);
        return this;
    }

    ConnectorJar compiledWith(Path library) {
        libraries.add(library);
        return this;
    }

    public Path write(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Path classes = Files.createTempDirectory(jar.getParent(), ".classes");
        if (!sources.isEmpty()) {
            compile(classes);
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
            if (!services.isEmpty()) {
                out.putNextEntry(new JarEntry("META-INF/services/dev.cutover.spi.ConnectorProvider"));
                out.write(String.join("\n", services).getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var told = new StringWriter();
        String classPath = Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        libraries.stream().map(Path::toString))
                .reduce((a, b) -> a + System.getProperty("path.separator") + b)
                .orElseThrow();
        List<? extends JavaFileObject> units = sources.entrySet().stream()
                .map(entry -> unit(entry.getKey(), entry.getValue()))
                .toList();
        boolean done = compiler.getTask(
                        told,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", classPath, "-proc:none"),
                        null,
                        units)
                .call();
        assertThat(done).as(told.toString()).isTrue();
    }

    private static JavaFileObject unit(String name, String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
