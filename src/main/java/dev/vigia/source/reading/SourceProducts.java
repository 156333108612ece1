package dev.vigia.source.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.access.Sha256;
import dev.vigia.catalog.CategoryPath;
import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.database.Spelling;
import dev.vigia.intake.Intake;
import dev.vigia.intake.IntakeMessages;
import dev.vigia.intake.ItemReader;
import dev.vigia.intake.NoCategory;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.RemoteProduct;
import dev.vigia.source.Source;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * Writes the products that a source describes: once, and again when it describes them otherwise. What a person has changed
 * here stays until then.
 */
@ApplicationScoped
class SourceProducts {

    private static final int NAME_LENGTH = 400;
    private static final int EAN_LENGTH = 20;
    private static final char UNREADABLE = '\uFFFD';

    private final Session session;
    private final Intake intake;
    private final NoCategory noCategory;

    SourceProducts(Session session, Intake intake, NoCategory noCategory) {
        this.session = session;
        this.intake = intake;
        this.noCategory = noCategory;
    }

    /**
     * A SKU after what it is was written.
     *
     * @param description empty where it was not described, or not taken
     * @param alone       whether it is asked about by itself
     * @param odd         whether its name, category or EAN cannot be kept as it is
     * @param fault       what keeps it from being read here
     */
    record DescribedSku(DueSku sku, Optional<String> description, boolean kit, boolean alone, boolean odd,
            Optional<SkuOutcome> fault) {

        /** One that was not described. */
        static DescribedSku not(DueSku sku) {
            return new DescribedSku(sku, Optional.empty(), sku.kit(), sku.alone(), sku.odd(), Optional.empty());
        }

        private DescribedSku wrong(SkuOutcome how) {
            return new DescribedSku(sku, Optional.empty(), kit, alone, odd, Optional.of(how));
        }
    }

    List<DescribedSku> put(Source source, Map<DueSku, SkuReading> read) {
        Map<String, String> codes = codes(read);
        Set<String> called = codes.isEmpty() ? Set.of()
                : new HashSet<>(DeadlockRetry.inTransaction(() -> call(source, codes)));
        Map<String, String> parts = parts(source, read);
        List<DescribedSku> described = new ArrayList<>();
        Map<String, ProductItem> items = new LinkedHashMap<>();
        read.forEach((sku, reading) -> {
            String code = codes.get(sku.remoteId());
            DueSku ours = code == null ? sku : sku.called(called.contains(sku.remoteId()) ? code : "");
            described.add(describe(source, ours, reading, parts, code != null, items));
        });
        Set<String> refused = write(source, items);
        return described.stream().map(one -> refused.contains(one.sku.sku()) ? one.wrong(one.kit ? SkuOutcome.KIT_UNFIT
                : SkuOutcome.CODE_UNFIT) : one).toList();
    }

    /** Of those that have none yet, or are called otherwise now. */
    private static Map<String, String> codes(Map<DueSku, SkuReading> read) {
        Map<String, String> codes = new LinkedHashMap<>();
        read.forEach((sku, reading) -> reading.product().ifPresent(product -> {
            String code = plain(product.sku());
            if (!code.equals(sku.sku()) && item(code, "x", "x", Optional.empty()).isPresent()) {
                codes.put(sku.remoteId(), code);
            }
        }));
        return codes;
    }

    /**
     * Gives SKUs of the source their code here. One that had another keeps it in mind until its units have left there. Joins
     * the transaction.
     *
     * @param codes by the source's id
     * @return those that have it now; of two with the same code the first one
     */
    private List<String> call(Source source, Map<String, String> codes) {
        session.createNativeMutationQuery("""
                update source_sku set sku_before = coalesce(sku_before, sku), sku = null
                where source_id = :source and remote_id = any(cast(:ids as text[])) and sku is not null
                """).setParameter("source", source.id).setParameter("ids", codes.keySet().toArray(String[]::new))
                .executeUpdate();
        return OneColumn.query(session, """
                update source_sku set sku = wanted.sku
                from (select distinct on (sku) id, sku
                      from unnest(cast(:ids as text[]), cast(:codes as text[])) with ordinality
                           as wanted (id, sku, place) order by sku, place) wanted
                where source_id = :source and remote_id = wanted.id and source_sku.sku is null
                  and not exists (select from source_sku other
                                  where other.source_id = :source and other.sku = wanted.sku)
                returning remote_id
                """, String.class)
                .setParameter("source", source.id)
                .setParameter("ids", codes.keySet().toArray(String[]::new))
                .setParameter("codes", codes.values().toArray(String[]::new))
                .getResultList();
    }

    /** Without those codes that a SKU of the source has. */
    Map<String, SkuReading> withoutCalled(Source source, Map<String, SkuReading> byCode) {
        Map<String, SkuReading> left = new LinkedHashMap<>(byCode);
        if (!left.isEmpty()) {
            left.keySet().removeAll(DeadlockRetry.inTransaction(() -> OneColumn.query(session,
                    "select sku from source_sku where source_id = :source and sku = any(cast(:codes as text[]))",
                    String.class).setParameter("source", source.id).setParameter("codes", byCode.keySet().toArray(
                            String[]::new)).getResultList()));
        }
        return left;
    }

    /** What the components of kits are called here, by the source's id. */
    private Map<String, String> parts(Source source, Map<DueSku, SkuReading> read) {
        String[] ids = read.values().stream().flatMap(reading -> reading.product().stream())
                .flatMap(product -> product.parts().stream()).map(KitPart::sku).distinct().toArray(String[]::new);
        return ids.length == 0 ? Map.of()
                : DeadlockRetry.inTransaction(() -> session.createNativeQuery("""
                        select remote_id, sku from source_sku
                        where source_id = :source and sku is not null and remote_id = any(cast(:ids as text[]))
                        """, CalledSku.class).setParameter("source", source.id).setParameter("ids", ids).getResultList()
                        .stream().collect(Collectors.toMap(CalledSku::remoteId, CalledSku::sku)));
    }

    private record CalledSku(String remoteId, String sku) {
    }

    private DescribedSku describe(Source source, DueSku sku, SkuReading reading, Map<String, String> parts,
            boolean hasCode, Map<String, ProductItem> items) {
        if (reading.product().isEmpty()) {
            return DescribedSku.not(sku);
        }
        RemoteProduct product = reading.product().get();
        boolean kit = !product.parts().isEmpty();
        DescribedSku described = new DescribedSku(sku, Optional.empty(), kit, product.alone(), isOdd(product), Optional
                .empty());
        if (!sku.isOurs()) {
            return described.wrong(hasCode ? SkuOutcome.CODE_TAKEN : SkuOutcome.CODE_UNFIT);
        }
        if (kit && !parts.keySet().containsAll(product.parts().stream().map(KitPart::sku).toList())) {
            // Its components have their turn first.
            return described.wrong(SkuOutcome.KIT_UNFIT);
        }
        String description = HexFormat.of().formatHex(Sha256.of(product + "|" + reading.said().isZero()), 0, 8);
        if (!description.equals(sku.description())) {
            Optional<ProductItem> item = item(source, sku, product);
            if (item.isEmpty()) {
                return described.wrong(SkuOutcome.CODE_UNFIT);
            }
            items.put(item.get().sku(), !kit && !sku.kit() ? item.get()
                    // A kit has no stock of its own, so one that is not sold is none for as long.
                    : item.get().of(reading.said().isZero() ? List.of()
                            : product.parts().stream().map(
                                    part -> new KitPart(parts.get(part.sku()), part.quantity())).toList()));
        }
        return new DescribedSku(sku, Optional.of(description), kit, product.alone(), described.odd, Optional.empty());
    }

    /** Whatever it is called, its stock is read: signs that cannot be kept are shown as a question mark. */
    private Optional<ProductItem> item(Source source, DueSku sku, RemoteProduct product) {
        String name = fit(product.name());
        String category = CategoryPath.of(fit(product.category()));
        return item(sku.sku(), cut(name.isEmpty() ? sku.sku() : name), category.isEmpty() || !category.equals(cut(
                category)) ? noCategory.of(source.retailerId, Language.in(Language.DEFAULT, IntakeMessages.class)
                        .noCategory()) : category, product.ean().map(SourceProducts::plain).filter(ean -> fit(ean)
                                .equals(ean)));
    }

    private static boolean isOdd(RemoteProduct product) {
        return Stream.of(product.name(), product.category(), product.ean().orElse("")).anyMatch(text -> text.indexOf(
                '\0') >= 0 || !fit(text).equals(plain(text)));
    }

    private static String fit(String text) {
        return plain(plain(text).codePoints().map(sign -> sign == UNREADABLE || !Spelling.isText(Character.toString(
                sign)) ? '?' : sign).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    /** As strict as any other door is. */
    private static Optional<ProductItem> item(String sku, String name, String category, Optional<String> ean) {
        ObjectNode said = JsonNodeFactory.instance.objectNode().put("sku", sku).put("name", name).put("category",
                category);
        ean.filter(code -> code.length() <= EAN_LENGTH).ifPresent(code -> said.put("ean", code));
        try {
            return Optional.of(new ItemReader(0, said).product());
        } catch (ItemReader.RefusedItemException unfit) {
            return Optional.empty();
        }
    }

    private Set<String> write(Source source, Map<String, ProductItem> items) {
        List<UnfitKit> unfit = new ArrayList<>();
        intake.putProducts(source.retailerId, List.copyOf(items.values()), source.said(), unfit);
        return unfit.stream().map(UnfitKit::sku).collect(Collectors.toSet());
    }

    private static String plain(String text) {
        return Spelling.of(Spelling.onOneLine(text));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= NAME_LENGTH ? text
                : text.substring(0, text.offsetByCodePoints(0, NAME_LENGTH)).strip();
    }
}
