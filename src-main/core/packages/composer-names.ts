/**
 * Vendors of Packagist that publish all they have, by hand, as of 2026-11-22: a vendor's name is the first half of a package's.
 * Not looked up one by one.
 */
export const composerNames = `
symfony laravel illuminate doctrine twig monolog guzzlehttp psr phpunit sebastian nikic league ramsey composer phar-io
phpspec phpstan psy filp fakerphp vlucas myclabs theseer mockery hamcrest nunomaduro pestphp spatie livewire inertiajs
api-platform nesbot egulias dragonmantank tijsverkoyen fruitcake voku webmozart graham-campbell phpoption
php-http nyholm laminas zendframework mezzio slim cakephp yiisoft codeigniter4 drupal typo3 wp-cli wp-coding-standards
roots johnpbloch phpmailer swiftmailer firebase lcobucci bacon dasprid endroid paragonie defuse phpseclib
aws opentelemetry-php open-telemetry elasticsearch opensearch-project ruflin predis
php-amqplib enqueue react amphp revolt workerman nette latte tracy dibi squizlabs friendsofphp vimeo rector
phpdocumentor jetbrains barryvdh maatwebsite phpoffice tecnickcom mpdf dompdf setasign ezyang masterminds ralouphie
justinrainbow seld swagger-api mustache smarty cebe erusev michelf parsedown nategood rmccue
aws/aws-sdk-php google/apiclient google/auth google/cloud-core google/protobuf stripe/stripe-php twilio/sdk sentry/sentry intervention/image
`;
