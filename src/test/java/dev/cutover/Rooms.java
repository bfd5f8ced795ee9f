package dev.cutover;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rooms of the house: no package holds more files than a reader can know, and a simple name says which class is
 * meant. {@code package-info} does not count, and nested types belong to their file.
 */
final class Rooms {
    private static final int MOST_FILES = 30;
    private static final Map<String, Integer> MORE_FILES = Map.of("dev/cutover/cli", 45, "dev/cutover/model", 45);

    private final List<SourceFile> files;

    Rooms(List<SourceFile> files) {
        this.files = files.stream()
                .filter(file -> !file.name().equals("package-info.java"))
                .toList();
    }

    /** The packages of main code with too many files, each with their number and its limit. */
    List<String> tooFull() {
        var sizes = files.stream()
                .filter(SourceFile::isMain)
                .collect(Collectors.groupingBy(SourceFile::folder, TreeMap::new, Collectors.counting()));
        return sizes.entrySet().stream()
                .filter(room -> room.getValue() > limit(room.getKey()))
                .map(room -> room.getKey() + " has " + room.getValue() + " files, more than " + limit(room.getKey()))
                .toList();
    }

    /** The simple names that stand in several packages, main code and tests together, each with its packages. */
    List<String> twins() {
        var packages = files.stream()
                .collect(Collectors.groupingBy(
                        SourceFile::name,
                        TreeMap::new,
                        Collectors.mapping(SourceFile::folder, Collectors.toCollection(TreeSet::new))));
        return packages.entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .map(name -> name.getKey() + " stands in " + String.join(" and ", name.getValue()))
                .toList();
    }

    private static int limit(String folder) {
        return MORE_FILES.getOrDefault(folder, MOST_FILES);
    }
}
