"""Secrets that nobody has: each service's format, filled at random, so that the repository holds none."""

import random
import string

LETTERS = string.ascii_letters
WORD = LETTERS + string.digits
HEX = "0123456789abcdef"
UPPER = string.ascii_uppercase + "234567"
_RANDOM = random.Random(20)


def drawn(size, alphabet=WORD):
    return "".join(_RANDOM.choice(alphabet) for _ in range(size))


PEM = "\n".join(
    ["-----BEGIN {}PRIVATE KEY-----", *(drawn(64, WORD + "+/") for _ in range(3)), "-----END {}PRIVATE KEY-----"]
)

# The kind as it is named, and a line of code, output or shell with it.
SECRETS = [
    ("AWS access key id", "AKIA" + drawn(16, UPPER)),
    ("AWS access key id", "ASIA" + drawn(16, UPPER)),
    ("AWS secret access key", f"aws_secret_access_key = {drawn(40)}"),
    ("AWS secret access key", f"os.environ['AWS_SECRET_ACCESS_KEY'] = '{drawn(40)}'"),
    ("Google API key", "AIza" + drawn(35)),
    ("Google OAuth client secret", "GOCSPX-" + drawn(28)),
    ("Azure storage key", f"DefaultEndpointsProtocol=https;AccountName=a;AccountKey={drawn(86)}=="),
    ("Azure shared access key", f"Endpoint=sb://a.servicebus.windows.net/;SharedAccessKey={drawn(43)}="),
    ("Databricks token", "dapi" + drawn(32, HEX)),
    ("DigitalOcean token", "dop_v1_" + drawn(64, HEX)),
    ("Hugging Face token", "hf_" + drawn(34, LETTERS)),
    ("Hugging Face organisation token", "api_org_" + drawn(34, LETTERS)),
    ("Anthropic API key", f"sk-ant-api03-{drawn(93)}AA"),
    ("OpenRouter API key", "sk-or-v1-" + drawn(64, HEX)),
    ("OpenAI API key", f"sk-{drawn(20)}T3BlbkFJ{drawn(20)}"),
    ("OpenAI API key", f"sk-proj-{drawn(74)}T3BlbkFJ{drawn(74)}"),
    ("LangSmith key", f"lsv2_pt_{drawn(32, HEX)}_{drawn(10, HEX)}"),
    ("Groq API key", "gsk_" + drawn(52)),
    ("Perplexity API key", "pplx-" + drawn(48)),
    ("Replicate token", "r8_" + drawn(37)),
    ("Pinecone API key", f"pcsk_{drawn(6)}_{drawn(63)}"),
    ("Weights & Biases API key", "wandb_v1_" + drawn(77)),
    ("Weights & Biases API key", f'wandb.login(key="{drawn(40, HEX)}")'),
    ("Weights & Biases API key", f"!wandb login {drawn(40, HEX)}"),
    ("Weights & Biases API key", f"WANDB_API_KEY={drawn(40, HEX)}"),
    ("Kaggle API key", f'{{"username": "someone", "key": "{drawn(32, HEX)}"}}'),
    ("Kaggle API key", f'os.environ["KAGGLE_KEY"] = "{drawn(32, HEX)}"'),
    ("GitHub token", "ghp_" + drawn(36)),
    ("GitHub token", "github_pat_" + drawn(82)),
    ("GitHub token", f"!git clone https://ghp_{drawn(36)}@github.com/owner/name"),
    ("GitLab token", "glpat-" + drawn(20)),
    ("PyPI token", "pypi-AgEIcHlwaS5vcmc" + drawn(150)),
    ("npm token", "npm_" + drawn(36)),
    ("Slack token", f"xoxb-{drawn(12, '123456789')}-{drawn(12, '123456789')}-{drawn(24)}"),
    ("Slack webhook", f"https://hooks.slack.com/services/T{drawn(8, UPPER)}/B{drawn(8, UPPER)}/{drawn(24)}"),
    ("Stripe key", "sk_live_" + drawn(24)),
    ("SendGrid key", f"SG.{drawn(22)}.{drawn(43)}"),
    ("private key", PEM.format("", "")),
    ("private key", PEM.format("RSA ", "RSA ")),
    ("private key", '"private_key": "' + PEM.format("", "").replace("\n", "\\n") + '\\n"'),
    ("password in an address", "create_engine('postgresql://etl:k9Rv2mQx@db.shop.io/warehouse')"),
    ("password in an address", "mongodb+srv://app:Zt4!qLw8@cluster0.ab1cd.mongodb.net"),
    ("value under the name of a secret", f"api_key = '{drawn(32)}'"),
    ("value under the name of a secret", f'client = Client(auth_token="{drawn(40, HEX)}")'),
    ("value under the name of a secret", "{'DB_PASSWORD': 'w8#Kq2!zLm', 'HOME': '/root'}"),
    ("value under the name of a secret", f"SERVICE_TOKEN={drawn(30)}"),
    ("value under the name of a secret", f'SECRET_KEY: str = "{drawn(50)}"'),
]

# They look like secrets and are none.
HARMLESS = [
    "TOKEN = 'hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'",
    "os.environ['OPENAI_API_KEY'] = 'sk-your-openai-api-key-goes-here-0123456789abcdef'",
    "aws_access_key_id = 'AKIAIOSFODNN7EXAMPLE'",
    "aws_secret_access_key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'",
    "api_key = '<your-api-key>'",
    "api_key = os.environ['SERVICE_API_KEY']",
    "api_key = 'YOUR_API_KEY_FROM_THE_DASHBOARD_1'",
    "password = 'changeme'",
    "password = 'Passw0rd!'",
    "password = getpass('Password: ')",
    "password = f'{prefix}Xy9!{suffix}'",
    "password = '${DB_PASSWORD}'",
    "token = '{{ secrets.TOKEN }}'",
    "pad_token = '<|endoftext|>'",
    "eos_token = 'a8Kx0QpL2mZr7TnV5cYw'",
    "tokenizer = 'bert-base-uncased-2024-v1-sst2-english'",
    "next_page_token = 'a8Kx0QpL2mZr7TnV5cYw'",
    "secret_name = 'projects/12/secrets/model-registry-1/versions/3'",
    "token_url = 'https://login.microsoftonline.com/common/oauth2/v2.0/token'",
    "access_key = 'my-access-key-in-the-vault-2'",
    "'pwd': 'IPython.core.magics.osm:OSMagics',",
    "sha = '9fceb02d0ae598e95dc970b74767f19372d61af8'",
    "digest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'",
    "run_id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'",
    "secret = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'",
    "'IPY_MODEL_9fceb02d0ae598e95dc970b74767f193'",
    "postgresql://postgres:postgres@localhost:5432/test",
    "postgresql://user:password@db.shop.io/warehouse",
    "postgresql://etl:k9Rv2mQx@localhost/warehouse",
    "https://user:k9Rv2mQx@example.com/files",
    "f'postgresql://{user}:{password}@db.shop.io/warehouse'",
    "if '-----BEGIN RSA PRIVATE KEY-----' in text:",
    "-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAJ\n-----END PUBLIC KEY-----",
    "wandb: Run 9fceb02d0ae598e95dc970b74767f19372d61af8 finished",
    "{'key': '9fceb02d0ae598e95dc970b74767f193x'}",
    "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
]
