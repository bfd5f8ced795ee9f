package dev.cutover;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which top-level class needs which, read from the constant pools of compiled classes: so a constant that the compiler
 * has copied counts too. Nested classes count as the class that holds them. That a sealed type names the classes it
 * permits does not count: it has to, and they have to name it.
 */
final class ClassCircles {
    private static final Pattern OURS = Pattern.compile("dev/cutover/[\\w/$]+");
    private static final String SEALED = "PermittedSubclasses";

    private final Map<String, Set<String>> needs = new TreeMap<>();
    private final Path classes;

    private ClassCircles(Path classes) {
        this.classes = classes;
    }

    /**
     * Reads all classes below a folder.
     *
     * @param loader where their families are looked up; it initialises none of them
     */
    static Map<String, Set<String>> classes(Path folder, ClassLoader loader) {
        var circles = new ClassCircles(folder);
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> circles.read(file, loader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        circles.needs.values().forEach(needed -> needed.retainAll(circles.needs.keySet()));
        return circles.needs;
    }

    /** The same between the packages of the classes. */
    static Map<String, Set<String>> packages(Map<String, Set<String>> classes) {
        var packages = new TreeMap<String, Set<String>>();
        classes.forEach((name, needed) -> {
            var own = packages.computeIfAbsent(packageOf(name), key -> new TreeSet<>());
            needed.forEach(other -> own.add(packageOf(other)));
            own.remove(packageOf(name));
        });
        return packages;
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String topLevel(String name) {
        int nested = name.indexOf('$');
        return (nested < 0 ? name : name.substring(0, nested)).replace('/', '.');
    }

    private void read(Path file, ClassLoader loader) {
        String path = classes.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length());
        var named = new HashSet<String>();
        boolean sealed = false;
        try (var in = Files.newInputStream(file)) {
            for (String text : texts(in)) {
                OURS.matcher(text).results().forEach(found -> named.add(topLevel(found.group())));
                sealed |= text.equals(SEALED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (sealed) {
            permitted(name, loader).forEach(named::remove);
        }
        named.remove(topLevel(name));
        needs.computeIfAbsent(topLevel(name), key -> new TreeSet<>()).addAll(named);
    }

    private static Set<String> permitted(String name, ClassLoader loader) {
        try {
            var found = new HashSet<String>();
            for (var each : Class.forName(name.replace('/', '.'), false, loader).getPermittedSubclasses()) {
                found.add(topLevel(each.getName()));
            }
            return found;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The texts of a constant pool: names of classes, signatures, and what the program itself says. */
    private static Iterable<String> texts(InputStream file) throws IOException {
        var texts = new HashSet<String>();
        var in = new DataInputStream(new BufferedInputStream(file));
        in.skipNBytes(8);
        int size = in.readUnsignedShort();
        for (int at = 1; at < size; at++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.add(in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    at++; // takes two places
                }
                default -> in.skipNBytes(4);
            }
        }
        return texts;
    }

    /** The groups in which each needs each other, directly or through others; empty if there is none. */
    static Set<Set<String>> in(Map<String, Set<String>> needs) {
        var search = new Search(needs);
        needs.keySet().forEach(search::visit);
        return search.found;
    }

    /** Tarjan's search for strongly connected components. */
    private static final class Search {
        private final Map<String, Set<String>> needs;
        private final Map<String, Integer> order = new HashMap<>();
        private final ArrayDeque<String> open = new ArrayDeque<>();
        private final Set<String> isOpen = new HashSet<>();
        private final Set<Set<String>> found = new HashSet<>();

        private Search(Map<String, Set<String>> needs) {
            this.needs = needs;
        }

        private int visit(String name) {
            if (order.containsKey(name)) {
                return isOpen.contains(name) ? order.get(name) : Integer.MAX_VALUE;
            }
            int number = order.size();
            order.put(name, number);
            open.push(name);
            isOpen.add(name);
            int low = number;
            for (String other : needs.getOrDefault(name, Set.of())) {
                low = Math.min(low, visit(other));
            }
            if (low == number) {
                close(name);
            }
            return low;
        }

        private void close(String first) {
            var circle = new TreeSet<String>();
            String last;
            do {
                last = open.pop();
                isOpen.remove(last);
                circle.add(last);
            } while (!last.equals(first));
            if (circle.size() > 1) {
                found.add(circle);
            }
        }
    }
}
