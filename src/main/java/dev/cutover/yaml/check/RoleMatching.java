package dev.cutover.yaml.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many roles can be filled at the same time by different people: a maximum matching, by augmenting paths. */
final class RoleMatching {
    private final List<List<String>> people;
    private final Map<String, Integer> roleOf = new HashMap<>();

    private RoleMatching(List<List<String>> people) {
        this.people = people;
    }

    /** @param people of each role */
    static int size(List<List<String>> people) {
        var roleMatching = new RoleMatching(people);
        int size = 0;
        for (int role = 0; role < people.size(); role++) {
            if (roleMatching.fill(role, new HashSet<>())) {
                size++;
            }
        }
        return size;
    }

    private boolean fill(int role, Set<String> tried) {
        for (String person : people.get(role)) {
            if (tried.add(person)) {
                Integer other = roleOf.get(person);
                if (other == null || fill(other, tried)) {
                    roleOf.put(person, role);
                    return true;
                }
            }
        }
        return false;
    }
}
