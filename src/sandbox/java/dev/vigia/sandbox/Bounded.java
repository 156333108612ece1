package dev.vigia.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that forget their eldest entry rather than grow without end. */
public final class Bounded {

    private Bounded() {
    }

    public static <K, V> Map<K, V> map(int limit) {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > limit;
            }
        });
    }
}
