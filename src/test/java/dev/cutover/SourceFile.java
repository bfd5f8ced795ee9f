package dev.cutover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Java file as the house rules see it.
 *
 * @param path relative to the project, with forward slashes
 * @param text as written
 * @param code the text without comments, strings and characters; line breaks kept, so that line numbers agree
 */
record SourceFile(String path, String text, String code) {
    private static final Pattern NOT_CODE = Pattern.compile(
            "\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'|//[^\\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);
    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(\\([^()]*\\))?");
    private static final Pattern METHOD =
            Pattern.compile("[\\w.<>\\[\\],?&\\s]+\\([^(){}=;]*\\)(\\s*throws[\\w.,\\s]+)?");
    private static final Pattern NO_METHOD = Pattern.compile(
            "(?s).*\\b(if|for|while|switch|catch|synchronized|try|return|new|else|do|yield|record\\s+\\w+)\\b.*");

    /** A method and the lines of its body, braces included. */
    record Method(String signature, int line, int lines) {}

    static SourceFile of(String path, String text) {
        return new SourceFile(
                path, text, NOT_CODE.matcher(text).replaceAll(match -> "\n".repeat(lineBreaks(match.group()))));
    }

    /** All Java files under a folder of the project, in the order of their paths. */
    static List<SourceFile> under(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            var files = new ArrayList<SourceFile>();
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".java")).sorted().toList()) {
                files.add(of(path.toString().replace('\\', '/'), Files.readString(path)));
            }
            return files;
        }
    }

    boolean isMain() {
        return path.startsWith("src/main/");
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The package's folder below {@code java/}, for example {@code dev/cutover/cli}. */
    String folder() {
        String relative = path.substring(path.indexOf("/java/") + "/java/".length());
        return relative.substring(0, Math.max(0, relative.lastIndexOf('/')));
    }

    int lines() {
        return (int) text.lines().count();
    }

    /** Numbers of the lines whose code matches. */
    List<Integer> linesMatching(Pattern pattern) {
        return pattern.matcher(code)
                .results()
                .map(match -> 1 + lineBreaks(code.substring(0, match.start())))
                .toList();
    }

    List<Method> methods() {
        record Open(String header, int line) {}
        var methods = new ArrayList<Method>();
        Deque<Open> blocks = new ArrayDeque<>();
        int line = 1;
        int headerStart = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c == '{') {
                blocks.push(new Open(code.substring(headerStart, i), line));
            } else if (c == '}' && !blocks.isEmpty()) {
                Open block = blocks.pop();
                String header =
                        ANNOTATION.matcher(block.header()).replaceAll("").strip();
                if (METHOD.matcher(header).matches()
                        && !NO_METHOD.matcher(header).matches()) {
                    methods.add(new Method(header.replaceAll("\\s+", " "), block.line(), line - block.line() + 1));
                }
            }
            if (c == '{' || c == '}' || c == ';') {
                headerStart = i + 1;
            }
        }
        return methods;
    }

    private static int lineBreaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
