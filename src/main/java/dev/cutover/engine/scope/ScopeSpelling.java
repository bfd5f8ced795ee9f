package dev.cutover.engine.scope;

/** How the parts of a scope are spelled where it is named, for messages about them. */
public enum ScopeSpelling {
    /** By options, as in {@code --also warm-caches}. */
    OPTIONS {
        @Override
        String of(String part) {
            return "--" + part;
        }
    },
    /** By keys of a file, as in {@code also: warm-caches}. */
    KEYS {
        @Override
        String of(String part) {
            return switch (part) {
                case "also" -> "also:";
                case "region" -> "scope:";
                default -> part + "s:";
            };
        }
    };

    /** A part by its option's name: also, phase, region, step. */
    abstract String of(String part);
}
