package dev.cutover.testkit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contents of a disk. Not thread-safe. */
final class DiskImage {
    private static final int PAGE = 4096;

    private final Map<Path, Integer> names = new TreeMap<>();
    private final Set<Path> folders = new TreeSet<>();
    private final Map<Integer, byte[]> contents = new TreeMap<>();
    private final Map<Integer, Integer> lengths = new TreeMap<>();

    DiskImage copy() {
        var copy = new DiskImage();
        copy.names.putAll(names);
        copy.folders.addAll(folders);
        contents.forEach((file, bytes) -> copy.contents.put(file, bytes.clone()));
        copy.lengths.putAll(lengths);
        return copy;
    }

    @Nullable
    Integer file(Path name) {
        return names.get(name);
    }

    List<Path> in(Path folder) {
        return names.keySet().stream()
                .filter(name -> folder.equals(name.getParent()))
                .toList();
    }

    List<Path> foldersIn(Path folder) {
        return folders.stream().filter(name -> folder.equals(name.getParent())).toList();
    }

    boolean isFolder(Path name) {
        return folders.contains(name);
    }

    byte[] content(int file) {
        return Arrays.copyOf(contents.getOrDefault(file, new byte[0]), length(file));
    }

    int length(int file) {
        return lengths.getOrDefault(file, 0);
    }

    /** Also of files without a name. */
    int highestFile() {
        return Stream.of(names.values(), contents.keySet(), lengths.keySet())
                .flatMap(Collection::stream)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    long size() {
        return names.values().stream().distinct().mapToLong(this::length).sum();
    }

    /** Applies the whole operation. */
    void apply(DiskOperation operation) {
        if (operation instanceof DiskOperation.Write write) {
            put(write.file(), write.at(), write.bytes(), 0, write.bytes().length);
        } else if (operation instanceof DiskOperation.Fill fill) {
            lengths.merge(fill.file(), fill.bytes(), Integer::sum);
        } else if (operation instanceof DiskOperation.Cut cut) {
            var content = contents.getOrDefault(cut.file(), new byte[0]);
            Arrays.fill(content, Math.min(cut.length(), content.length), content.length, (byte) 0);
            lengths.merge(cut.file(), cut.length(), Math::min);
        } else if (operation instanceof DiskOperation.Link link) {
            names.put(link.name(), link.file());
        } else if (operation instanceof DiskOperation.Unlink unlink) {
            names.remove(unlink.name());
        } else if (operation instanceof DiskOperation.Rename rename) {
            var file = names.remove(rename.from());
            if (file != null) {
                names.put(rename.to(), file);
            }
        } else if (operation instanceof DiskOperation.MakeFolder made) {
            folders.add(made.folder());
        }
    }

    /** Applies a part of the operation, as a power cut may. */
    void applyPartly(DiskOperation operation, SplittableRandom random) {
        if (operation instanceof DiskOperation.Write write) {
            int end = write.at() + write.bytes().length;
            for (int at = write.at(); at < end; at = (at / PAGE + 1) * PAGE) {
                if (random.nextBoolean()) {
                    int to = Math.min(end, (at / PAGE + 1) * PAGE);
                    put(write.file(), at, write.bytes(), at - write.at(), to - at);
                }
            }
        } else if (random.nextBoolean()) {
            apply(operation);
        }
    }

    private void put(int file, int at, byte[] bytes, int from, int length) {
        var content = contents.getOrDefault(file, new byte[0]);
        if (content.length < at + length) {
            content = Arrays.copyOf(content, Math.max(at + length, content.length * 2));
            contents.put(file, content);
        }
        System.arraycopy(bytes, from, content, at, length);
        lengths.merge(file, at + length, Math::max);
    }
}
