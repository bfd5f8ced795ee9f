package dev.cutover.connector.command;

import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the arguments of one program, and reports those that cannot work or would be dangerous. */
final class ArgvReader {
    private static final String KEY = "argv";
    private static final Pattern SCRIPT_NEXT = Pattern.compile(
            "(?:.*[ /])?(?:(?:ba|da|a|z|k|mk|fi)?sh(?: .*)? -[a-z]*c|python[0-9.]* (?:.* )?-c|(?:perl|ruby|node) (?:.* )?-[a-z]*e)",
            Pattern.DOTALL);
    private static final Pattern REMOTE_SHELL = Pattern.compile("(?:.*[ /])?(?:ssh|rsh)(?: .*)?", Pattern.DOTALL);

    private final SettingsReader settings;
    private final Map<String, ParameterSpec> parameters;
    private final Set<String> places;

    ArgvReader(SettingsReader settings, Map<String, ParameterSpec> parameters, Set<String> places) {
        this.settings = settings;
        this.parameters = parameters;
        this.places = places;
    }

    /** The arguments; if there are none, reports a mistake and returns an empty list. */
    List<PlaceTemplate> read() {
        if (settings.has(KEY) && !settings.isList(KEY)) {
            settings.wrong(
                    KEY,
                    "must be a list, one item for each argument, such as [bin/freeze, --now]",
                    "no shell splits a command line here");
            return List.of();
        }
        Optional<List<String>> given = settings.texts(KEY);
        if (!settings.has(KEY) || given.filter(List::isEmpty).isPresent()) {
            settings.wrong(KEY, "is missing", "the program and its arguments as a list, such as [bin/freeze, --now]");
        }
        List<String> texts = given.orElse(List.of());
        List<PlaceTemplate> argv = texts.stream().map(PlaceTemplate::parse).toList();
        if (texts.stream().anyMatch(text -> text.contains("${secret:"))) {
            settings.wrong(KEY, "holds a secret, and arguments are visible to everybody: pass it in env or stdin");
        }
        if (!argv.isEmpty()) {
            checkPlaces(argv);
            checkShells(texts, argv);
        }
        return argv;
    }

    private void checkPlaces(List<PlaceTemplate> argv) {
        if (!argv.get(0).isLiteral() || argv.get(0).fill(Map.of()).isBlank()) {
            settings.wrong(KEY, "must begin with the program itself: only this file decides what is run");
        }
        for (PlaceTemplate argument : argv) {
            PlaceCheck.of(parameters.keySet(), places).check(settings, KEY, argument.places());
            if (argument.places().anyMatch(PlaceTemplate.Piece.Place::each) && !argument.isEach()) {
                settings.wrong(KEY, "can use {…...} only as a whole argument");
            }
        }
    }

    /** A value within a script would be executed as code from the runbook. */
    private void checkShells(List<String> texts, List<PlaceTemplate> argv) {
        for (int i = 0; i < argv.size(); i++) {
            String before = String.join(" ", texts.subList(0, i));
            if (!argv.get(i).isLiteral() && SCRIPT_NEXT.matcher(before).matches()) {
                settings.wrong(
                        KEY,
                        "puts a value into the text of a script, where it would be executed: pass it as an argument,"
                                + " [sh, -c, 'echo \"$1\"', sh, \"{value}\"]");
            }
            if (REMOTE_SHELL.matcher(before).matches()) {
                argv.get(i)
                        .places()
                        .flatMap(place -> Stream.ofNullable(parameters.get(place.name())))
                        .filter(parameter -> parameter.declared().matches().isEmpty())
                        .forEach(parameter -> settings.wrong(
                                KEY,
                                "hands {" + parameter.name() + "} to a shell on another host: declare `matches` for it,"
                                        + " so that it can only be a plain word"));
            }
        }
    }
}
