package dev.vigia.intake.file;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the systems that people use write: the system, its file, and the levels in it. */
final class SystemFiles {

    private SystemFiles() {
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("Bling, balance", """
                        ID Produto;Codigo produto *;GTIN **;Descrição Produto;Deposito (OBRIGATÓRIO);Balanço (OBRIGATÓRIO);Preço Unitario
                        16047;TAZA-1;7891234567895;Caneca;Geral;12,00;39,90
                        """, "TAZA-1 Geral 12 0"),
                arguments("Bling, products", """
                        "ID";"Código";"Descrição";"Unidade";"NCM";"Preço";"Situação";"Estoque";"Preço de custo";"Cód no fornecedor";"Estoque maximo";"Estoque minimo";"GTIN/EAN";"Categoria do produto"
                        "16047";"TAZA-1";"Caneca";"UN";"6912.00.00";"39,90";"Ativo";"12,00";"20,00";"X9";"0,00";"0,00";"7891234567895";"Casa"
                        """, "TAZA-1 main 12 0"),
                arguments("Tiny", """
                        Código (SKU),Produto,Estoque Atual,Localização
                        TAZA-1,Caneca,"12,0000",A-3
                        """, "TAZA-1 main 12 0"),
                arguments("Omie", """
                        El Mate Comércio Ltda;;;;
                        Posição de Estoque em 28/11/2026;;;;
                        ;;;;
                        Código do Produto;Descrição do Produto;Local de Estoque;Saldo em Estoque;Reservado
                        TAZA-1;Caneca;Padrão;12;2
                        Total;;;12;2
                        """, "TAZA-1 Padrão 12 2"),
                arguments("TOTVS Protheus", """
                        B2_COD;B2_LOCAL;B2_QATU;B2_RESERVA;B2_CM1
                        TAZA-1;01;12,00;2,00;20,0000
                        """, "TAZA-1 01 12 2"),
                arguments("SAP, stock by material", """
                        Número de material\tTexto breve de material\tCentro\tAlmacén\tLibre utilización\tUMB
                        TAZA-1\tTaza\t1000\t0001\t1.234,000\tUN
                        TAZA-2\tTaza\t1000\t0001\t12,000\tUN
                        """, "TAZA-1 0001 1234 0, TAZA-2 0001 12 0"),
                arguments("SAP, stocks of a warehouse", """
                        Material\tTexto breve de material\tCe.\tAlm.\tLibre utilización\tUMB
                        TAZA-1\tTaza\t1000\t0001\t12\tUN
                        TAZA-1\tTaza\t1000\t0002\t3\tUN
                        """, "TAZA-1 0001 12 0, TAZA-1 0002 3 0"),
                arguments("SAP, stocks of a warehouse, in English", """
                        Material\tMaterial Description\tPlant\tStorage location\tUnrestricted-Use Stock\tBase Unit of Measure
                        TAZA-1\tTaza\t1000\t0001\t12\tPC
                        """, "TAZA-1 0001 12 0"),
                arguments("TOTVS Protheus, by its titles", """
                        Filial;Produto;Armazem;Saldo Atual;Qtd. Reservada
                        01;TAZA-1;01;12,00;2,00
                        01;TAZA-1;02;3,00;0,00
                        """, "TAZA-1 01 12 2, TAZA-1 02 3 0"),
                arguments("Tiny, by deposits", """
                        Código do Produto (SKU);Descrição;Depósito;Saldo físico;Saldo virtual
                        TAZA-1;Caneca;Geral;12,00;10,00
                        TAZA-1;Caneca;Full;3,00;3,00
                        """, "TAZA-1 Geral 10 0, TAZA-1 Full 3 0"),
                arguments("Magento, products", """
                        sku,name,categories,qty,is_in_stock
                        TAZA-1,Taza,"Default Category/Casa,Default Category/Casa/Cocina",12.0000,1
                        """, "TAZA-1 main 12 0"),
                arguments("Nuvemshop", """
                        Identificador URL;Nome;Categorias;SKU;Estoque
                        caneca;Caneca;Casa > Cozinha, Ofertas;TAZA-1;12
                        caneca;;;TAZA-2;3
                        """, "TAZA-1 main 12 0, TAZA-2 main 3 0"),
                arguments("Amazon, fulfilled", """
                        sku\tfnsku\tasin\tproduct-name\tafn-fulfillable-quantity\tafn-inbound-working-quantity
                        TAZA-1\tX1\tB0\tTaza\t12\t5
                        """, "TAZA-1 main 12 0"),
                arguments("SAP Business One", """
                        #;Item No.;Item Description;In Stock;Committed;Ordered;Available
                        1;TAZA-1;Taza;0;0;50;50
                        2;TAZA-2;Taza;10;4;5;11
                        """, "TAZA-1 main 0 0, TAZA-2 main 10 4"),
                arguments("SAP Business One, in Spanish", """
                        Número de artículo;Descripción del artículo;En stock;Comprometido;Pedido;Disponible
                        TAZA-1;Taza;0;0;50;50
                        TAZA-2;Taza;10;4;0;6
                        """, "TAZA-1 main 0 0, TAZA-2 main 10 4"),
                arguments("Tango", """
                        Cód. Artículo;Descripción;Cód. Depósito;Saldo Stock;Stock comprometido
                        TAZA-1;Taza;1;12,00;2,00
                        """, "TAZA-1 1 12 2"),
                arguments("Contabilium", """
                        SKU;Nombre;Código;Rubro;Stock Actual;Stock mínimo;Precio final
                        TAZA-1;Taza;779123;Cocina;12;3;$ 10.990,00
                        """, "TAZA-1 main 12 0"),
                arguments("VTEX", """
                        _SkuId (Not changeable),_SkuName,WarehouseId,Total quantity,Reserved quantity,_UnlimitedQuantity
                        TAZA-1,Taza,1_1,12,2,no
                        TAZA-2,Taza,1_1,0,0,sí
                        """, "TAZA-1 1_1 12 2, TAZA-2 1_1 0 0 unlimited"),
                arguments("Shopify, inventory", """
                        Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)
                        taza,Taza,Color,Roja,TAZA-1,,,Depósito,0,1,2,9,12,
                        taza,Taza,Color,Roja,TAZA-1,,,Tienda,0,0,0,4,4,
                        taza,Taza,Color,Azul,TAZA-2,,,Depósito,0,0,0,7,7,
                        taza,Taza,Color,Azul,TAZA-2,,,Tienda,not stocked,not stocked,not stocked,not stocked,not stocked,
                        """, "TAZA-1 Depósito 9 0, TAZA-1 Tienda 4 0, TAZA-2 Depósito 7 0, TAZA-2 Tienda 0 0"),
                arguments("Shopify, products", """
                        Handle,Title,Vendor,Product Category,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Barcode,Image Src
                        taza,Taza,El Mate,Casa > Cocina,TAZA-1,shopify,12,39.90,7891234567895,https://x/1.jpg
                        taza,,,,TAZA-2,shopify,3,39.90,,https://x/2.jpg
                        taza,,,,,,,,,https://x/3.jpg
                        mate,Mate,El Mate,Casa,MATE-1,shopify,5,9.90,,
                        """, "TAZA-1 main 12 0, TAZA-2 main 3 0, MATE-1 main 5 0"),
                arguments("Magento", """
                        sku,source_code,status,quantity
                        TAZA-1,default,1,12.0000
                        """, "TAZA-1 default 12 0"),
                arguments("Amazon", """
                        item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\topen-date\tpending-quantity
                        Taza\tTaza roja\tX\tTAZA-1\t39.90\t12\t2026-11-01\t0
                        """, "TAZA-1 main 12 0"),
                arguments("Mercado Libre", """
                        Número de publicación;Título;SKU;Código universal de producto;Cantidad;Precio
                        MLA1;Taza;TAZA-1;7791234567898;12;10990
                        """, "TAZA-1 main 12 0"),
                arguments("A sheet of one's own", """
                        Referencia|Producto|Existencia
                        TAZA-1|Taza|12
                        Total general||12
                        """, "TAZA-1 main 12 0"));
    }
}
