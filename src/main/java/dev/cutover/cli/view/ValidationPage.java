package dev.cutover.cli.view;

import dev.cutover.query.CheckedFile;
import java.util.List;
import java.util.stream.Collectors;

/** A line for each file that is fine: what is in it, and what could not be judged. */
public final class ValidationPage {
    private ValidationPage() {}

    public static void show(List<CheckedFile> good, CommandOutput commandOutput) {
        good.forEach(file -> commandOutput.line(words(file)));
    }

    private static String words(CheckedFile file) {
        String counts = file.counts().entrySet().stream()
                .map(entry -> count(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        String name = file.name().isEmpty() ? "" : file.kind() + " " + file.name() + ", ";
        String unchecked = file.unchecked().isEmpty() ? "" : "; not checked: " + file.unchecked();
        return file.file() + " is fine: " + name + counts + unchecked;
    }

    private static String count(int number, String things) {
        String thing = things.equals("criteria") ? "criterion" : things.substring(0, things.length() - 1);
        return number + " " + (number == 1 ? thing : things);
    }
}
