package dev.cutover.yaml.tree;

import dev.cutover.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreeTest {
    record Case(String yaml, String told) {
        @Override
        public String toString() {
            return yaml.length() > 60 ? yaml.substring(0, 60) : yaml;
        }
    }

    static Stream<Case> refused() {
        return Stream.of(
                new Case("", ""),
                new Case("a: &x 1\nb: *x\n", ""),
                new Case("a: !!str 1\n", ""),
                new Case("a: !foo\n  b: 1\n", ""),
                new Case("<<: {a: 1}\n", ""),
                new Case("a: 1\na: 2\n", ""),
                new Case("a: 1\n---\nb: 2\n", ""),
                new Case("a: 1\n---\n", ""),
                new Case("a:\t1\n", ""),
                new Case("\ufeffa: 1\n", ""),
                new Case("a: \"\\e[31m\"\n", ""),
                new Case("a: b: c\n", ""),
                new Case("a: [1, 2\n", ""),
                new Case("a: 'x\n", ""),
                new Case("a: {b: 1\nc: 2", ""),
                new Case("a: 1\n  b: 2\n", ""),
                new Case("a:\n  - 1\n b: 1\n", ""),
                new Case("a: %x\n", ""),
                new Case("a: @x\n", ""),
                new Case("a: \"\\q\"\n", ""),
                new Case("? [a, b]\n: c\n", ""),
                new Case("*x : 1\n", ""),
                new Case("&x a: 1\n", ""),
                new Case("!t a: 1\n", ""),
                new Case("a: - b\n", ""),
                new Case("%TAG ! x\n---\na: 1\n", ""),
                new Case("%YAML 1.1\n---\na: 1\n", ""),
                new Case("a\nb: 1\n", ""),
                new Case("a: |x\n", ""),
                new Case("\"a\u0000\": 1", ""),
                new Case("a: \"\\x\"\n", ""),
                new Case("a: *\n", ""),
                new Case("a: &\n", ""),
                new Case("a: !\n", ""),
                new Case("- a\nb: 1", ""),
                new Case("a: 'x' y\n", ""),
                new Case("a: [1,,2]\n", ""),
                new Case("{", ""),
                new Case("}", ""),
                new Case("a: \"\\uD800\"", ""),
                new Case("a: `x`", ""),
                new Case("a: !<x y", ""));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void tellsWhatItRefuses(Case c) {
        System.out.println("---- " + c.yaml());
        System.out.println(read(c.yaml()));
    }

    @Test
    void show() {
        System.out.println(Tree.read(
                "f",
                "a: [TRUE, true, 012, 0o17, 1_000, 1:30, 0x1F, ~, null, '', \"x\", yes, 1., .5, 1e3, 1.50, +5, 2020-01-01, , 'it''s']\nb:\nc: |\n  hi\nd: >-\n  foo\ne: \"q\"\n"
                        .replace(", ,", ",")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(String yaml) {
        try {
            return "ok " + Tree.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        } catch (ProblemException e) {
            return e.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
        }
    }
}
