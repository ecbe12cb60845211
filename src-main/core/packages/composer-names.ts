/**
 * Vendors of Packagist whose packages are all public, and packages of others, as `composer.json` writes them.
 *
 * Source: the most installed packages that https://packagist.org/explore/popular shows, and what they need; by hand, taken
 * 2026-11-22. A vendor stands alone where it publishes all it has.
 */
export const composerNames = `
symfony laravel illuminate doctrine twig monolog guzzlehttp psr phpunit sebastian nikic league ramsey composer phar-io
phpspec phpstan psy filp fakerphp vlucas brick myclabs theseer mockery hamcrest nunomaduro pestphp spatie livewire inertiajs
api-platform sensio nesbot egulias dragonmantank tijsverkoyen fruitcake voku webmozart graham-campbell phpoption
php-http nyholm laminas zendframework mezzio slim cakephp yiisoft codeigniter4 drupal typo3 wp-cli wp-coding-standards
roots johnpbloch phpmailer swiftmailer firebase lcobucci bacon dasprid endroid intervention paragonie defuse phpseclib
aws stripe twilio sentry opentelemetry-php open-telemetry google elasticsearch elastic opensearch-project ruflin predis
php-amqplib enqueue react amphp revolt workerman nette latte tracy dibi contributte squizlabs friendsofphp vimeo rector
phpdocumentor jetbrains barryvdh maatwebsite phpoffice tecnickcom mpdf dompdf setasign ezyang masterminds ralouphie
justinrainbow seld swagger-api zircon zordius mustache smarty cebe erusev michelf parsedown nategood rmccue
`;
