package dev.cutover.yaml;

import java.util.regex.Pattern;

/** The path of a setting, such as {@code faults[0].segment.region}, as positions are asked for. */
final class SettingPath {
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})]");

    private SettingPath() {}

    /** Each key, and each number of an item, for itself. */
    static String[] parts(String path) {
        return INDEX.matcher(path).replaceAll(".$1").split("\\.", -1);
    }
}
