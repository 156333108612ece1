package dev.vigia.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The goods of a shop that sells mate and what goes with it. The same goods each time. */
final class SampleShop {

    static final List<String> WAREHOUSES = List.of("main", "norte", "sur");

    private static final List<Assortment> ASSORTMENTS = List.of(
            new Assortment("Mate > Mates", "MAT", List.of("Mate de calabaza", "Mate de vidrio", "Mate de madera",
                    "Mate imperial")),
            new Assortment("Mate > Bombillas", "BOM", List.of("Bombilla pico de loro", "Bombilla de alpaca",
                    "Bombilla plana")),
            new Assortment("Mate > Termos", "TER", List.of("Termo de acero 1 L", "Termo de acero 750 ml",
                    "Termo media manija")),
            new Assortment("Mate > Yerba", "YER", List.of("Yerba con palo 1 kg", "Yerba despalada 500 g",
                    "Yerba orgánica 1 kg")),
            new Assortment("Casa > Cocina", "COC", List.of("Taza de cerámica", "Pava eléctrica", "Fuente de horno",
                    "Cuchillo")),
            new Assortment("Casa > Baño", "BAN", List.of("Toalla de algodón", "Cortina de baño", "Jabonera")),
            new Assortment("Deporte > Camping", "CAM", List.of("Mochila matera", "Manta polar", "Linterna")),
            new Assortment("Moda > Remeras", "REM", List.of("Remera lisa", "Remera estampada")));
    private static final List<String> COLORS = List.of("rojo", "azul", "verde", "negro", "natural", "celeste",
            "terracota");

    private record Assortment(String category, String prefix, List<String> names) {
    }

    /** @param levels on hand per warehouse, in the order of {@link #WAREHOUSES}; empty: never counted */
    record Article(String sku, String name, String category, String ean, List<Integer> levels, boolean unlimited) {
    }

    private SampleShop() {
    }

    static List<Article> articles() {
        Random random = new Random(1930);
        List<Article> articles = new ArrayList<>();
        for (Assortment assortment : ASSORTMENTS) {
            int number = 0;
            for (String name : assortment.names()) {
                for (String color : COLORS) {
                    for (String size : List.of("chico", "mediano", "grande")) {
                        number++;
                        articles.add(new Article("%s-%04d".formatted(assortment.prefix(), number), name + " " + color
                                + ", "
                                + size,
                                assortment.category(), "779%010d".formatted(articles.size() * 37L + 1_000_003L), levels(
                                        random),
                                random.nextInt(100) == 0));
                    }
                }
            }
        }
        return articles;
    }

    private static List<Integer> levels(Random random) {
        int kind = random.nextInt(100);
        if (kind < 3) {
            return List.of();
        }
        if (kind < 8) {
            return List.of(0, 0, 0);
        }
        if (kind < 20) {
            return List.of(random.nextInt(3), random.nextInt(2), random.nextInt(2));
        }
        return List.of(random.nextInt(60), random.nextInt(25), random.nextInt(10));
    }

    /** When it was counted: this moment is long past, so that anything a person sends is newer. */
    static Instant countedAt() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }
}
