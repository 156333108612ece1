package dev.vigia.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * What the systems that people use write about two products, MATE-1 with four units and MATE-2 with forty: their headings,
 * letterheads, separators, encodings and notations of numbers. One file, or one of products and one of stock.
 */
enum SystemFiles {

    BLING("pt", csv("produtos.csv", Charset.forName("windows-1252"), """
            "ID";"Código";"Descrição";"Unidade";"NCM";"Preço";"Situação";"Estoque";"Estoque maximo";"Estoque minimo";"GTIN/EAN";"Categoria do produto"
            "16047";"MATE-1";"Cuia de porongo";"UN";"6912.00.00";"39,90";"Ativo";"4,00";"0,00";"0,00";"7891234567895";"Casa"
            "16048";"MATE-2";"Térmica";"UN";"9617.00.10";"1.139,90";"Ativo";"40,00";"0,00";"0,00";"";"Casa"
            """)),
    TINY("pt", csv("estoque.csv", UTF_8, """
            \uFEFFCódigo (SKU),Produto,Estoque Atual,Localização
            MATE-1,Cuia de porongo,"4,0000",A-3
            MATE-2,Térmica,"40,0000",A-4
            """)),
    OMIE("pt", workbook("posicao-de-estoque.xlsx", "Posição de Estoque", List.of(
            List.of("El Mate Comércio Ltda"), List.of("Posição de Estoque em 28/11/2026"), List.of(),
            List.of("Código do Produto", "Descrição do Produto", "Local de Estoque", "Saldo em Estoque", "Reservado"),
            List.of("MATE-1", "Cuia de porongo", "Padrão", 5, 1), List.of("MATE-2", "Térmica", "Padrão", 42, 2),
            List.of("Total", "", "", 47, 3)))),
    TOTVS("pt", csv("sb1.csv", Charset.forName("windows-1252"), """
            B1_COD;B1_DESC;B1_TIPO;B1_UM;B1_LOCPAD;B1_GRUPO;B1_PRV1
            MATE-1;CUIA DE PORONGO;PA;UN;01;0001;39,90
            MATE-2;TÉRMICA;PA;UN;01;0001;139,90
            """), csv("sb2.csv", Charset.forName("windows-1252"), """
            B2_COD;B2_LOCAL;B2_QATU;B2_RESERVA;B2_CM1
            MATE-1;01;6,00;2,00;20,0000
            MATE-2;01;40,00;0,00;80,0000
            """)),
    SAP("es", workbook("MB52.xlsx", "Hoja1", List.of(
            List.of("Stock de almacén"), List.of(),
            List.of("Número de material", "Texto breve de material", "Centro", "Almacén", "Libre utilización", "UMB"),
            List.of("MATE-1", "Mate de calabaza", "1000", "0001", 4, "UN"),
            List.of("MATE-2", "Termo", "1000", "0001", 40, "UN")))),
    TANGO("es", csv("saldos.txt", ISO_8859_1, """
            Cód. Artículo;Descripción;Cód. Depósito;Saldo Stock;Stock comprometido
            MATE-1;Mate de calabaza;1;7,00;3,00
            MATE-2;Termo de acero;1;1.040,00;1.000,00
            """)),
    SHOPIFY("en", csv("products_export.csv", UTF_8, """
            Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Barcode,Status
            mate,Calabash mate,"<p>Hand made,
            of one piece</p>",El Mate,Home > Kitchen,,"mate, gift",true,Title,Default Title,MATE-1,300,shopify,4,deny,39.90,7791234567898,active
            flask,Steel flask,,El Mate,Home > Kitchen,,,true,Title,Default Title,MATE-2,900,shopify,40,deny,139.90,,active
            """)),
    MAGENTO("en", csv("catalog_product.csv", UTF_8, """
            sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,weight,product_online,price
            MATE-1,,Default,simple,"Default Category/Home,Default Category/Gifts",base,Calabash mate,0.3000,1,39.900000
            MATE-2,,Default,simple,Default Category/Home,base,Steel flask,0.9000,1,139.900000
            """), csv("stock_sources.csv", UTF_8, """
            sku,source_code,status,quantity
            MATE-1,default,1,4.0000
            MATE-2,default,1,40.0000
            """)),
    VTEX("es", workbook("products.xlsx", "Sheet1", List.of(
            List.of("_SkuId (No es posible modificar)", "_SkuName", "_ActivateSkuIfPossible",
                    "_SkuIsActive (No es posible modificar)", "_SkuEan", "_Height", "_CategoryName"),
            List.of("MATE-1", "Mate de calabaza", "SÍ", "SÍ", "7791234567898", 10, "Casa"),
            List.of("MATE-2", "Termo de acero", "SÍ", "SÍ", "", 30, "Casa"))), csv("inventory.csv", UTF_16, """
            _SkuId (Not changeable)\t_SkuName\tWarehouseId\tTotal quantity\tReserved quantity\t_UnlimitedQuantity
            MATE-1\tMate de calabaza\t1_1\t6\t2\tno
            MATE-2\tTermo de acero\t1_1\t40\t0\tno
            """));

    /** Of the people who use it. */
    final String language;
    /** In the order in which they are handed in. */
    final List<FilePayload> files;

    SystemFiles(String language, FilePayload... files) {
        this.language = language;
        this.files = List.of(files);
    }

    private static FilePayload csv(String name, Charset charset, String text) {
        return new FilePayload(name, "text/csv", text.replace("\n", "\r\n").getBytes(charset));
    }

    private static FilePayload workbook(String name, String sheetName, List<List<Object>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(sheetName);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    Object cell = rows.get(row).get(column);
                    if (cell instanceof Integer number) {
                        sheet.value(row, column, number);
                    } else {
                        sheet.value(row, column, cell.toString());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                bytes.toByteArray());
    }
}
