package dev.cutover.spi.settings;

import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.SettingsOutline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a connector's settings key by key. Each method returns the value if the key is there and valid; otherwise it
 * returns nothing. An invalid value is noted as a {@link Mistake} that names the key with its path and what is
 * expected, and reading continues, so that all mistakes are reported at once. A key that was never read is a mistake
 * too, with a suggestion of a similar key.
 *
 * <p>For a provider: read everything in {@code describe} and hand {@link #problems} to the description; they are shown
 * with the system and the place in the file. In {@code open} read it again and call {@link #requireNoMistakes}.
 *
 * <p>Not thread-safe.
 */
public final class SettingsReader {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> given;
    private final Mistakes mistakes;
    private final SettingsOutline outline;
    private final boolean outlines;

    private SettingsReader(
            Map<?, ?> values, Function<Set<String>, Mistakes> mistakes, SettingsOutline outline, boolean outlines) {
        this.outline = outline;
        this.outlines = outlines;
        given = new LinkedHashSet<>();
        values.forEach((key, value) -> {
            given.add(String.valueOf(key));
            if (value != null) {
                this.values.put(String.valueOf(key), value);
            }
        });
        this.mistakes = mistakes.apply(given);
    }

    /** Of a system's {@code with}, or of what a step or a fault gives; a key without a value counts as left out. */
    public static SettingsReader of(Map<String, ?> values) {
        return new SettingsReader(values, keys -> new Mistakes("", keys), new SettingsOutline(), false);
    }

    /**
     * Of no settings: whatever is read from it is only remembered in the outline. Each table that may be there is
     * there, and empty.
     */
    public static SettingsReader outlining(SettingsOutline outline) {
        return new SettingsReader(Map.of(), keys -> new Mistakes("", keys), outline, true);
    }

    /** Tells the outline that one key is read like another, although no settings have both. */
    public void alike(String key, String other) {
        outline.same(key, other);
    }

    /**
     * Of another map, whose mistakes are told with the ones of this.
     *
     * @param name where the other map stands, such as {@code operations}
     */
    public SettingsReader and(String name, Map<String, ?> others) {
        return child(name, others);
    }

    /** Names keys that may be there, in the order in which they are told, though they may never be asked for. */
    public SettingsReader knows(Collection<String> keys) {
        keys.forEach(mistakes::know);
        return this;
    }

    /** Whether the key has a value, of whatever kind. */
    public boolean has(String key) {
        mistakes.know(key);
        outline.any(key);
        return values.containsKey(key);
    }

    public boolean isList(String key) {
        return has(key) && values.get(key) instanceof List;
    }

    public boolean isTable(String key) {
        outline.type(key, "object");
        return has(key) && values.get(key) instanceof Map;
    }

    /** Notes a mistake unless the key has a value. */
    public SettingsReader require(String key, String hint) {
        if (!has(key)) {
            wrong(key, "is missing", hint);
        }
        return this;
    }

    public Optional<String> text(String key) {
        outline.text(key);
        return value(key, "a text", SettingValues::text);
    }

    public Optional<Boolean> flag(String key) {
        outline.type(key, "boolean");
        return value(key, "true or false", SettingValues::flag);
    }

    public Optional<Double> number(String key) {
        outline.type(key, "number");
        return value(key, "a number", SettingValues::number);
    }

    public Optional<Long> whole(String key) {
        outline.type(key, "integer");
        return value(key, "a whole number", SettingValues::whole);
    }

    /** A whole number within these bounds, both included. */
    public Optional<Integer> whole(String key, int least, int most) {
        outline.type(key, "integer");
        return value(
                key,
                "a whole number from " + least + " to " + most,
                value -> SettingValues.whole(value)
                        .filter(number -> number >= least && number <= most)
                        .map(Long::intValue));
    }

    /** As everywhere in Cutover: {@code 90s}, {@code 1h30m}; zero or longer. */
    public Optional<Duration> duration(String key) {
        return written(key, DurationNotation.EXPECTED, text -> DurationNotation.parse(text.strip()));
    }

    /** The same, longer than zero. */
    public Optional<Duration> positiveDuration(String key) {
        return written(key, DurationNotation.EXPECTED, text -> DurationNotation.parsePositive(text.strip()));
    }

    /** A percentage, in basis points: {@code 25 %} is 2500. */
    public Optional<Integer> share(String key) {
        return written(key, ShareNotation.EXPECTED, text -> ShareNotation.parse(text.strip()));
    }

    public Optional<Pattern> pattern(String key) {
        return written(key, "a regular expression", text -> {
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new NotationException(e.getDescription(), "");
            }
        });
    }

    /** One of some words, in upper or lower case. */
    public <T> Optional<T> choice(String key, Map<String, T> choices) {
        outline.choice(key, choices.keySet());
        String expected = SettingValues.either(choices.keySet());
        Optional<String> text = value(key, expected, SettingValues::text);
        var chosen = text.flatMap(word -> choices.entrySet().stream()
                .filter(choice -> choice.getKey().equalsIgnoreCase(word))
                .map(Map.Entry::getValue)
                .findFirst());
        if (text.isPresent() && chosen.isEmpty()) {
            String near = NearName.of(text.get(), choices.keySet())
                    .map(name -> "did you mean '" + name + "'?")
                    .orElse("");
            wrong(key, "must be " + expected + ", not " + SettingValues.shown(text.get()), near);
        }
        return chosen;
    }

    /** One of a type's constants: {@code NOT_DONE} is written {@code not-done}. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        var choices = new LinkedHashMap<String, E>();
        Arrays.stream(type.getEnumConstants())
                .forEach(one -> choices.put(one.name().toLowerCase(Locale.ROOT).replace('_', '-'), one));
        return choice(key, choices);
    }

    public Optional<List<String>> texts(String key) {
        outline.texts(key);
        return value(key, "a list of texts", value -> SettingValues.list(value, SettingValues::text));
    }

    /** Texts as a list, or as one text that separates them by commas. */
    public Optional<List<String>> words(String key) {
        outline.text(key);
        outline.texts(key);
        return value(key, "a list of texts", SettingValues::words);
    }

    /** Texts by name, in the order of the file; each other value is a mistake. */
    public Optional<Map<String, String>> textsByName(String key) {
        return table(key).map(table -> {
            var texts = new LinkedHashMap<String, String>();
            table.outline.otherTexts();
            table.given.forEach(name -> texts.put(name, table.text(name).orElse("")));
            return texts;
        });
    }

    /** Lists of texts by name, in the order of the file. */
    public Optional<Map<String, List<String>>> listsByName(String key) {
        outline.type(key, "object");
        return value(
                key,
                "names with lists of texts",
                value -> SettingValues.map(value, list -> SettingValues.list(list, SettingValues::text)));
    }

    /** A map of further settings. */
    public Optional<SettingsReader> table(String key) {
        if (outlines) {
            return Optional.of(child(key, Map.of()));
        }
        return value(key, "a map of settings", SettingsReader::map).map(map -> child(key, map));
    }

    /** All keys of this map in the order of the file, each with its own map of settings. */
    public Map<String, SettingsReader> tables() {
        var tables = new LinkedHashMap<String, SettingsReader>();
        if (outlines) {
            tables.put("*", new SettingsReader(Map.of(), keys -> new Mistakes("", keys), outline.others(), true));
        }
        given.forEach(key -> table(key).ifPresent(table -> tables.put(key, table)));
        return tables;
    }

    /** A list of maps of settings. */
    public List<SettingsReader> tableList(String key) {
        var tables = new ArrayList<SettingsReader>();
        if (outlines) {
            tables.add(new SettingsReader(Map.of(), keys -> new Mistakes("", keys), outline.tableList(key), true));
        }
        value(key, "a list of maps", value -> SettingValues.list(value, SettingsReader::map))
                .ifPresent(maps -> maps.forEach(map -> tables.add(child(key + "[" + tables.size() + "]", map))));
        return tables;
    }

    /** A value written in a notation of its own. */
    public <T> Optional<T> written(String key, String expected, Notation<T> notation) {
        outline.text(key);
        return value(key, expected, SettingValues::text).flatMap(text -> {
            try {
                return Optional.of(notation.read(text));
            } catch (NotationException bad) {
                wrong(key, "must be " + expected + ", not " + SettingValues.shown(text) + ": " + bad.why(), bad.hint());
                return Optional.empty();
            }
        });
    }

    /**
     * A value by a custom rule.
     *
     * @param expected what the value must be, as part of a sentence: {@code a whole number}
     * @param rule gives nothing if the value is not what is expected
     */
    public <T> Optional<T> value(String key, String expected, Function<Object, Optional<T>> rule) {
        if (!has(key)) {
            return Optional.empty();
        }
        Object value = values.get(key);
        Optional<T> read = value == null ? Optional.empty() : rule.apply(value);
        if (read.isEmpty()) {
            wrong(key, "must be " + expected + ", not " + (value == null ? "empty" : SettingValues.shown(value)), "");
        }
        return read;
    }

    /**
     * Notes what is wrong with a key.
     *
     * @param what what follows the key's path in a sentence: {@code is never used}
     */
    public void wrong(String key, String what, String hint) {
        mistakes.wrong(key, what, hint);
    }

    /** The same, where there is nothing to add. */
    public void wrong(String key, String what) {
        wrong(key, what, "");
    }

    /** Notes what is wrong about a key, in a sentence of its own; the key may be empty: then it is about all. */
    public void mistake(String key, String sentence, String hint) {
        mistakes.add(key, sentence, hint);
    }

    /** What is wrong here and in all tables within. */
    public List<Mistake> mistakes() {
        return mistakes.all();
    }

    /** The same as {@link dev.cutover.spi.Description#problems}: each begins with the path of its key. */
    public List<String> problems() {
        return mistakes().stream().map(Mistakes::problem).toList();
    }

    /**
     * Returns only if nothing is wrong.
     *
     * @throws ConnectorException that tells the system and all that is wrong
     */
    public void requireNoMistakes(SystemId system) throws ConnectorException {
        var problems = problems();
        if (!problems.isEmpty()) {
            throw new ConnectorException(system + ": " + String.join("; ", problems));
        }
    }

    /** A mistake and its hint in one sentence. */
    public static String sentence(Mistake mistake) {
        return Mistakes.sentence(mistake);
    }

    private SettingsReader child(String key, Map<?, ?> map) {
        return new SettingsReader(map, keys -> mistakes.within(key, keys), outline.table(key), outlines);
    }

    private static Optional<Map<?, ?>> map(Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    }
}
