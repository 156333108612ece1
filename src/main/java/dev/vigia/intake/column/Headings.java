package dev.vigia.intake.column;

import dev.vigia.database.Spelling;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that people and their programs give to columns: the portal's languages, Bling, Tiny, Omie, TOTVS, SAP, Tango,
 * Contabilium, VTEX, Shopify, Magento, Amazon, Mercado Libre. A name that has two meanings is not here, but for what is
 * available: where a column tells of units still to come, some systems count them too.
 */
public final class Headings {

    /**
     * @param rank of several columns of one meaning the one with the lowest rank is meant
     */
    record Meaning(Column column, int rank) {
    }

    private static final int LAST = 9;
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}");
    // What a program adds to say how a column is to be filled in.
    private static final Pattern REMARK = Pattern.compile(
            "[(\\[](?:obrigatorio|obligatorio|requerido|required|not editable|not changeable|no editable|nao editavel|"
                    + "no es posible modificar|nao e possivel modificar|s/n|sku x 2 [|] sku x 1)[)\\]]");
    // Words, in brackets or not. Any other sign may say that it is money, a share, a limit or a movement.
    private static final Pattern WORDS = Pattern
            .compile("_?[(\\[]?[a-z0-9]++[)\\]]?(?:[ _.:/-]*[(\\[]?[a-z0-9]++[)\\]]?)*+[.:* ]*");

    // Units that are still to come.
    private static final Set<String> EXPECTED = Stream.of("Ordered", "On order", "Quantity ordered", "Qty ordered",
            "Ordered quantity", "Incoming", "Inbound", "In transit", "Expected", "Pedido", "Pedidos", "En pedido",
            "Em pedido", "Cantidad pedida", "Quantidade pedida", "Pedido a proveedor", "Solicitado", "Encomendado",
            "Entrante", "En camino", "Por recibir", "A recibir", "A receber", "En tránsito", "Em trânsito",
            "Pendiente de recibir", "Pendente de recebimento", "Pedido de compra", "Compras pendientes", "B2_SALPEDI")
            .map(name -> folded(name).orElseThrow()).collect(Collectors.toSet());

    private static final Map<String, Meaning> NAMES = new HashMap<>();

    static {
        name(Column.SKU, 1, "sku", "seller-sku", "Variant SKU", "Código SKU", "SKU código", "Código (SKU)",
                "Código de SKU", "SKU code", "Item SKU", "Product SKU", "Merchant SKU", "SKU del vendedor",
                "SKU do vendedor", "SKU vendedor", "Código do produto (SKU)",
                "Código del producto (SKU)", "Código de producto (SKU)", "Product code (SKU)");
        name(Column.SKU, 2, "Código", "Cod", "Code", "Referencia", "Referência", "Ref", "Reference",
                "Internal reference",
                "Referencia interna", "Referência interna", "Código produto",
                "Código do produto", "Código producto", "Código de producto", "Código del producto", "Código artículo",
                "Código de artículo", "Código del artículo", "Cód. artículo", "Cód. produto", "Cód. do produto",
                "Cód. producto", "Código interno", "Código item", "Código do item", "Código del item", "Item code",
                "Product code", "Article code", "Item No.", "Item number", "Número de artículo", "Número do item",
                "Nº do item", "Nº de item", "Nº de artículo", "No. de artículo", "Nº de producto", "Nº do produto",
                "Número de producto", "Número de parte", "No. de parte", "Nº de parte", "Part number",
                "Material number", "Número de material", "Nº de material", "Nº do material", "B1_COD", "B2_COD",
                "Clave", "Clave del producto",
                "_SkuId", "SKU ID", "ID SKU", "ID do SKU", "ID del SKU", "RefId", "_SkuRefId", "SKU RefId",
                "Código de referencia", "Código de referência", "Código de referência do SKU");
        name(Column.ON_HAND, 1, "onHand", "On hand", "Stock on hand", "Cantidad a mano", "Quantidade em mãos",
                "Cantidad en bodega", "Cantidad en almacén",
                "Quantity on hand", "Qty on hand",
                "On hand (current)", "Stock", "Stock actual", "Current stock", "Stock total", "Total stock",
                "Stock físico", "Physical stock", "Físico", "Stock quantity", "Quantity in stock", "In stock quantity",
                "In stock", "En stock", "Em estoque", "Existencia", "Existencias", "Existencia total",
                "Existencia física", "Existencias físicas", "Existencia actual",
                "Existencias actuales", "Cantidad", "Cant",
                "Cantidad actual", "Cantidad en stock", "Cant. stock", "Cantidad total", "Unidades",
                "Unidades en stock", "Units",
                "Estoque", "Estoque atual", "Estoque físico", "Estoque total", "Quantidade", "Qtd", "Qtde",
                "Quantidade atual", "Qtd. atual", "Qtde. atual", "Quantidade em estoque", "Qtd estoque",
                "Qtd. em estoque", "Qtde estoque", "Qtde. em estoque",
                "Quantidade total", "Quantity", "Qty", "Total quantity", "Inventory", "Inventario", "Inventario actual",
                "Inventario total", "Inventário",
                "Inventário atual", "Current inventory",
                "Inventory quantity", "Variant Inventory Qty", "Saldo", "Saldo stock", "Saldo de stock",
                "Saldo estoque", "Saldo de estoque", "Saldo em estoque", "Saldo actual", "Saldo atual", "Saldo físico",
                "Saldo físico total",
                "Balanço", "B2_QATU", "Libre utilización", "Utilização livre", "De utilização livre", "Unrestricted",
                "Unrestricted use", "Unrestricted-Use Stock", "Unrestricted stock", "Valuated unrestricted-use stock");
        name(Column.AVAILABLE, 1, "Available", "Available quantity", "Quantity available", "Available stock",
                "Qty available", "Available qty", "Available to sell", "afn-fulfillable-quantity", "Disponible",
                "Disponible total", "Total disponible", "Total disponível", "Unidades disponibles",
                "Unidades disponíveis",
                "Cant. disponible", "Cantidad disponible para la venta", "Inventario disponible", "Saldo virtual",
                "Saldo virtual total", "Estoque virtual", "Qtde. disponível", "Qtd disponível", "Disponibles",
                "Stock disponible", "Stock con reservas", "Free to use", "Free to use quantity",
                "Cantidad disponible",
                "Existencia disponible", "Saldo disponible", "Disponible para la venta", "Disponível",
                "Estoque disponível", "Quantidade disponível", "Qtd. disponível", "Saldo disponível",
                "Disponível para venda");
        name(Column.RESERVED, 1, "reserved", "Reserved quantity", "Committed", "Reservado", "Reservados", "Reserva",
                "Reservada", "Reservadas", "Stock reservado", "Cantidad reservada", "Comprometido", "Comprometidos",
                "Stock comprometido", "Estoque reservado", "Quantidade reservada", "Quantidade reservada em pedidos",
                "Saldo reservado", "Cant. reservada",
                "Qtd. reservada", "Qtde. reservada",
                "B2_RESERVA");
        name(Column.WAREHOUSE, 1, "warehouse", "Warehouse ID", "Warehouse code", "Almacén", "Código almacén",
                "Código de almacén", "ID de almacén", "Depósito", "Código depósito", "Código de depósito",
                "Cód. depósito", "Cód. de depósito", "ID do depósito", "Código do depósito", "Bodega", "Armazém",
                "Local de estoque", "source_code", "Storage location", "Stor. Loc.", "SLoc", "B2_LOCAL",
                "Código do local de estoque",
                "Código de bodega", "Cód. almacén", "Cód. bodega", "Cód. do depósito");
        name(Column.WAREHOUSE, 2, "Warehouse name", "Nombre del almacén", "Nombre almacén", "Nombre del depósito",
                "Nome do depósito", "Descrição do depósito", "Descripción depósito", "Nome do local de estoque");
        name(Column.UNLIMITED, 1, "unlimited", "Is unlimited", "Has unlimited quantity", "Unlimited quantity",
                "Unlimited inventory", "_UnlimitedQuantity", "Ilimitado", "Stock ilimitado", "Cantidad ilimitada",
                "Sin límite", "Estoque ilimitado", "Estoque infinito", "Quantidade infinita", "Sem limite", "Infinito");
        name(Column.OBSERVED_AT, 1, "observedAt", "Observado", "Observado en", "Observado em");
        name(Column.NAME, 1, "name", "Nombre", "Nome", "Título", "Title", "Nombre del producto", "Nombre producto",
                "Nome do produto", "Nome produto", "Product name", "Item name", "SKU name", "_SkuName",
                "Nombre del SKU", "Nome do SKU", "Nombre del artículo");
        name(Column.NAME, 2, "Producto", "Produto", "Product", "Product title");
        name(Column.NAME, 3, "Descripción", "Descrição", "Description", "Descripción del producto",
                "Descripción producto", "Descripción artículo", "Descripción del artículo", "Descrição do produto",
                "Descrição produto", "Texto breve de material", "Texto breve material", "Texto breve do material",
                "Material description", "Item description", "B1_DESC");
        name(Column.CATEGORY, 1, "category", "Categoría", "Categoria", "Categoría del producto",
                "Categoría de producto",
                "Categoria do produto", "Categoria de produto", "Product category", "Category name", "_CategoryName");
        name(Column.CATEGORIES, 1, "categories", "Categorías", "Categorias", "Product categories",
                "Categorías del producto", "Categorías de producto", "Categorias do produto", "Categorias de produto");
        name(Column.VARIANTS, 1, "Handle", "URL handle", "Identificador de URL", "Identificador URL");
        name(Column.CATEGORY, 2, "Rubro", "Familia", "Família", "Familia de producto", "Família de produto",
                "Familia de artículos", "Grupo de artículos", "Grupo de mercadorias", "Material group");
        name(Column.EAN, 1, "ean", "EAN13", "GTIN", "GTIN/EAN", "EAN/GTIN", "Barcode", "Variant barcode",
                "Código de barras", "Código barras", "Cód. barras", "Cód. de barras", "Código EAN", "Código EAN (GTIN)",
                "Código universal de producto", "EAN/UPC", "UPC", "_SkuEan");
        name(Column.KIT, 1, "kit", "Componentes", "Components", "Componentes del kit", "Componentes do kit",
                "Kit components",
                "Composición", "Composição", "Composition", "Composición del kit", "Composição do kit");
        name(Column.RETIRED, 1, "retired", "Retirado", "Retirada", "Producto retirado", "Produto retirado");
        name(Column.RETIRED, 2, "Dado de baja", "Descontinuado", "Discontinuado", "Discontinued", "Fora de linha");
    }

    /** What a name means in the files of a system, by the names beside it. */
    private record Among(Column column, Set<String> others) {
    }

    private static final Map<String, Among> AMONG = new HashMap<>();

    static {
        Set<String> sap = foldedAll("Libre utilización", "Utilização livre", "De utilização livre", "Unrestricted",
                "Unrestricted use", "Unrestricted-Use Stock", "Centro", "Plant", "Alm.", "SLoc");
        among(Column.SKU, sap, "Material");
        among(Column.WAREHOUSE, sap, "Alm.", "Dep.");
        among(Column.SKU, foldedAll("Armazem", "Filial"), "Produto");
        among(Column.WAREHOUSE, foldedAll("Handle", "On hand (current)", "On hand (new)"), "Location");
    }

    private static Set<String> foldedAll(String... names) {
        return Arrays.stream(names).map(name -> folded(name).orElseThrow()).collect(Collectors.toSet());
    }

    private static void among(Column column, Set<String> others, String... names) {
        Arrays.stream(names).forEach(name -> AMONG.put(folded(name).orElseThrow(), new Among(column, others)));
    }

    private Headings() {
    }

    private static void name(Column column, int rank, String... names) {
        Arrays.stream(names).forEach(name -> NAMES.putIfAbsent(folded(name).orElseThrow(), new Meaning(column, rank)));
    }

    /** What a name means alone. */
    static Optional<Meaning> meaning(String heading) {
        return folded(heading).map(NAMES::get);
    }

    /** What the names of a file's columns mean, each alone or among the others. */
    static List<Optional<Meaning>> meanings(List<String> head) {
        List<Optional<String>> names = head.stream().map(Headings::folded).toList();
        Set<String> all = names.stream().flatMap(Optional::stream).collect(Collectors.toSet());
        Set<Column> clear = all.stream().map(NAMES::get).filter(Objects::nonNull).map(Meaning::column)
                .collect(Collectors.toSet());
        return names.stream().map(name -> name.map(AMONG::get)
                .filter(among -> !clear.contains(among.column) && !Collections.disjoint(among.others, others(all,
                        name)))
                .map(among -> new Meaning(among.column, LAST)).or(() -> name.map(NAMES::get))).toList();
    }

    private static Set<String> others(Set<String> all, Optional<String> name) {
        return all.stream().filter(other -> !name.get().equals(other)).collect(Collectors.toSet());
    }

    /** Whether a column counts units that are still to come. */
    static boolean isOfExpected(String heading) {
        return folded(heading).filter(EXPECTED::contains).isPresent();
    }

    /** Without accents, case and what stands between words; empty if it says more than words. */
    public static Optional<String> folded(String text) {
        String bare = REMARK.matcher(plain(ordinals(Spelling.of(text)))).replaceAll("").strip();
        return WORDS.matcher(bare).matches() ? Optional.of(bare.replaceAll("[^a-z0-9/]", "")) : Optional.empty();
    }

    /** Without what a program adds. */
    static String unremarked(String heading) {
        String text = Spelling.of(heading);
        Matcher remark = REMARK.matcher(plain(text));
        return plain(text).length() == text.length() && remark.find()
                ? (text.substring(0, remark.start()) + text.substring(remark.end())).strip()
                : text;
    }

    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The sign of degrees stands for the raised o on many keyboards. */
    private static String ordinals(String text) {
        return text.replace('\u00BA', 'o').replace('\u00B0', 'o').replace('\u00AA', 'a').replace("\u2116", "No");
    }
}
