package dev.cutover.query.snapshot;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How objects of one class of ours are taken apart and put together again. A record is made by its canonical
 * constructor. Any other class is made by the smallest constructor whose parameters are named like its fields; then the
 * other fields get their values: what a final one holds since the construction, a collection or another object of ours,
 * is filled, so that no final field is ever changed. Transient fields are left out: they follow from the others.
 *
 * <p>Written without lambdas and streams: it is most of what a short process does first, and each costs at its first
 * use.
 *
 * @param made the fields whose values the constructor takes, in its order
 * @param filled the other fields, in order of their names
 */
record ObjectShape(Constructor<?> constructor, List<Field> made, List<Field> filled) {
    private static final String ROOT = "dev.cutover.";
    private static final List<String> PACKAGES = List.of("model.", "run.", "words.", "plan.", "query.");

    /** Whether a class of this name can be part of a snapshot: one of those that hold what is known of a run. */
    static boolean mayBe(String name) {
        for (String part : PACKAGES) {
            if (name.startsWith(ROOT) && name.startsWith(part, ROOT.length())) {
                return true;
            }
        }
        return false;
    }

    static ObjectShape of(Class<?> type) throws UnfitSnapshot, ReflectiveOperationException {
        requireOurs(type);
        if (!type.isRecord()) {
            return ofClass(type);
        }
        var fields = new ArrayList<Field>();
        for (var component : type.getRecordComponents()) {
            fields.add(opened(type.getDeclaredField(component.getName())));
        }
        return new ObjectShape(canonical(type), fields, List.of());
    }

    /** The same for a reader, who need not know the fields of a record: to look them up takes longest. */
    static ObjectShape toRead(Class<?> type) throws UnfitSnapshot, ReflectiveOperationException {
        requireOurs(type);
        return type.isRecord() ? new ObjectShape(canonical(type), List.of(), List.of()) : ofClass(type);
    }

    private static void requireOurs(Class<?> type) throws UnfitSnapshot {
        if (!mayBe(type.getName()) || type.isInterface() || type.isEnum()) {
            throw new UnfitSnapshot(type + " cannot be part of a snapshot");
        }
    }

    private static Constructor<?> canonical(Class<?> type) throws ReflectiveOperationException {
        var constructors = type.getDeclaredConstructors();
        var canonical = constructors.length == 1 ? constructors[0] : withAllComponents(type);
        canonical.setAccessible(true);
        return canonical;
    }

    private static Constructor<?> withAllComponents(Class<?> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        return type.getDeclaredConstructor(types);
    }

    private static ObjectShape ofClass(Class<?> type) throws UnfitSnapshot {
        if (type.getSuperclass() != Object.class) {
            throw new UnfitSnapshot(type + " extends another class");
        }
        var fields = new TreeMap<String, Field>();
        for (var field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                fields.put(field.getName(), opened(field));
            }
        }
        var constructor = smallest(type, fields);
        constructor.setAccessible(true);
        var made = new ArrayList<Field>();
        for (var parameter : constructor.getParameters()) {
            var field = fields.remove(parameter.getName());
            if (field != null) {
                made.add(field);
            }
        }
        return new ObjectShape(constructor, made, List.copyOf(fields.values()));
    }

    private static Field opened(Field field) {
        field.setAccessible(true);
        return field;
    }

    private static Constructor<?> smallest(Class<?> type, Map<String, Field> fields) throws UnfitSnapshot {
        Constructor<?> smallest = null;
        for (var constructor : type.getDeclaredConstructors()) {
            if ((smallest == null || constructor.getParameterCount() < smallest.getParameterCount())
                    && takesFields(constructor, fields)) {
                smallest = constructor;
            }
        }
        if (smallest == null) {
            throw new UnfitSnapshot(type + " has no constructor that takes its fields by their names");
        }
        return smallest;
    }

    private static boolean takesFields(Constructor<?> constructor, Map<String, Field> fields) {
        for (Parameter parameter : constructor.getParameters()) {
            @Nullable Field field = fields.get(parameter.getName());
            if (field == null || field.getType() != parameter.getType()) {
                return false;
            }
        }
        return true;
    }
}
