package dev.cutover.yaml;

import java.util.regex.Pattern;

/** Splits the path of a setting, such as {@code faults[0].segment.region}, for a lookup of its position. */
final class SettingPath {
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})]");

    private SettingPath() {}

    /** The keys and the numbers of items, one by one. */
    static String[] parts(String path) {
        return INDEX.matcher(path).replaceAll(".$1").split("\\.", -1);
    }
}
