package dev.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCirclesTest {
    private static final String ONE = "dev.cutover.one.One";
    private static final String OTHER = "dev.cutover.other.Other";

    @TempDir
    Path folder;

    @Test
    void twoClassesThatNeedEachOtherAreACircle() throws IOException {
        var classes = compiled(
                "package dev.cutover.one; public class One { dev.cutover.other.Other other; }",
                "package dev.cutover.other; public class Other { dev.cutover.one.One one; }");

        assertThat(ClassCircles.in(classes)).containsExactly(Set.of(ONE, OTHER));
        assertThat(ClassCircles.in(ClassCircles.packages(classes)))
                .containsExactly(Set.of("dev.cutover.one", "dev.cutover.other"));
    }

    @Test
    void aCircleIsFoundThroughNestedClassesAndCopiedConstants() throws IOException {
        var classes = compiled(
                "package dev.cutover.one; public class One { public static final String NAME = \"one\";"
                        + " static class Nested { dev.cutover.other.Other other; } }",
                "package dev.cutover.other; public class Other { String name() {"
                        + " return dev.cutover.one.One.NAME; } }");

        assertThat(ClassCircles.in(classes)).containsExactly(Set.of(ONE, OTHER));
    }

    @Test
    void whatIsNeededOneWayIsNoCircle() throws IOException {
        var classes = compiled(
                "package dev.cutover.one; public class One { dev.cutover.other.Other other; }",
                "package dev.cutover.other; public class Other { class Nested { Other other; } }");

        assertThat(classes.get(ONE)).containsExactly(OTHER);
        assertThat(ClassCircles.in(classes)).isEmpty();
    }

    @Test
    void aSealedTypeMayNameWhatItPermits() throws IOException {
        var classes = compiled(
                "package dev.cutover.one; public sealed interface One permits Other { String of(); }",
                "package dev.cutover.one; public record Other(String of) implements One {}");

        assertThat(ClassCircles.in(classes)).isEmpty();
    }

    @Test
    void aCircleThroughOthersIsOneCircle() {
        var needs = Map.of(
                "a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of("a"), "d", Set.of("e"), "e", Set.<String>of());

        assertThat(ClassCircles.in(needs)).containsExactly(Set.of("a", "b", "c"));
    }

    private Map<String, Set<String>> compiled(String... sources) throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var files = new Path[sources.length];
        for (int at = 0; at < sources.length; at++) {
            String name = at == 0 ? "One.java" : "Other.java";
            files[at] = Files.writeString(folder.resolve(name), sources[at]);
        }
        var arguments = Stream.concat(
                Stream.of("-proc:none", "-d", classes.toString()),
                Arrays.stream(files).map(Path::toString));
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).isZero();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            return ClassCircles.classes(classes, loader);
        }
    }
}
