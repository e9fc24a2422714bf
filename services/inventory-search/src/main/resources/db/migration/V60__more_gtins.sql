-- All GTINs of all products: a SKU may have several (an older package, another country's), and each belongs to one SKU.
create table product_gtins (
    -- GTIN-14
    gtin text primary key,
    sku  text not null references products
);

create index product_gtins_sku on product_gtins (sku);

insert into product_gtins (gtin, sku) select gtin, sku from products where gtin is not null;

-- The ones after the first, which stands in `gtin`; separated by |.
alter table products add column other_gtins text not null default '';
