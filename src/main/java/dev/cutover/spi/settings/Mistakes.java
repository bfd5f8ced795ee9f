package dev.cutover.spi.settings;

import dev.cutover.spi.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The mistakes in one map of settings and in the maps within it. Not thread-safe. */
final class Mistakes {
    private final String path;
    private final Set<String> given;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Mistake> own = new ArrayList<>();
    private final List<Mistakes> within = new ArrayList<>();

    /**
     * None yet.
     *
     * @param path where the map stands; empty for the outermost
     * @param given the keys of the map; those that never become known are mistakes
     */
    Mistakes(String path, Set<String> given) {
        this.path = path;
        this.given = given;
    }

    Mistakes within(String key, Set<String> keys) {
        var inner = new Mistakes(path(key), keys);
        within.add(inner);
        return inner;
    }

    void know(String key) {
        known.add(key);
    }

    void wrong(String key, String what, String hint) {
        know(key);
        own.add(new Mistake(path(key), path(key) + " " + what, hint));
    }

    void add(String key, String sentence, String hint) {
        own.add(new Mistake(key.isEmpty() ? path : path(key), sentence, hint));
    }

    List<Mistake> all() {
        var all = new ArrayList<>(own);
        within.forEach(inner -> all.addAll(inner.all()));
        given.stream().filter(key -> !known.contains(key)).forEach(key -> all.add(unknown(key)));
        return all;
    }

    /** A mistake in one sentence that begins with the path of its key. */
    static String problem(Mistake mistake) {
        return mistake.message().startsWith(mistake.key())
                ? sentence(mistake)
                : mistake.key() + ": " + sentence(mistake);
    }

    static String sentence(Mistake mistake) {
        return mistake.hint().isEmpty() ? mistake.message() : mistake.message() + "; " + mistake.hint();
    }

    private Mistake unknown(String key) {
        String list = known.isEmpty() ? "no keys are allowed here" : "allowed: " + String.join(", ", known);
        String near = NearName.of(key, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
        return new Mistake(path(key), path(key) + " is unknown", list + near);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
