package dev.cutover.json.comparison;

import java.util.List;

/**
 * What a comparison was about, as people call it. Immutable.
 *
 * @param left the name of the source on the left
 * @param right the name of the one on the right
 * @param key the columns that tell rows apart
 * @param compared the columns whose values were compared
 * @param onlyLeft the columns that the right side does not have: they were not compared
 * @param onlyRight the columns that the left side does not have
 */
public record ComparedNames(
        String left,
        String right,
        List<String> key,
        List<String> compared,
        List<String> onlyLeft,
        List<String> onlyRight) {
    public ComparedNames {
        key = List.copyOf(key);
        compared = List.copyOf(compared);
        onlyLeft = List.copyOf(onlyLeft);
        onlyRight = List.copyOf(onlyRight);
    }
}
